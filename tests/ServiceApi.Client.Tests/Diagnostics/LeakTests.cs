using System.Net;
using System.Text.Json;
using ServiceApi.Client.Authentication;
using ServiceApi.Client.Models;
using ServiceApi.Client.Tests.Shared;
using ServiceApi.Client.Tests.Support;

namespace ServiceApi.Client.Tests.Diagnostics;

public sealed class LeakTests
{
    private static readonly GetServiceJobsQuery Query = new() { MarketplaceId = "ATVPDKIKX0DER", CreatedAfter = DateTimeOffset.UnixEpoch, PageToken = Seed.PageToken };

    /// <summary>Every way for a call to end: how it ends (null: well), what the service does, and the call.</summary>
    private static readonly Dictionary<string, (Type? Exception, Action<ScriptedService> Script, Func<TestClient, Task> Call)> Ends = new()
    {
        ["a job"] = (null, Answer(HttpStatusCode.OK, $$"""{"payload":{{Seed.Job}}}"""), GetAsync),
        ["a listing"] = (null, Answer(HttpStatusCode.OK, $$"""{"payload":{"jobs":[{{Seed.Job}}],"totalResultSize":1},"S33D":"S33D"}"""), ListAsync),
        ["a completed job"] = (null, Answer(HttpStatusCode.OK, "{}"), CompleteAsync),
        ["warnings"] = (null, Answer(HttpStatusCode.OK, $$"""{"appointmentId":"a-1","warnings":{{Seed.Errors}}}"""), AddAsync),
        ["a cancelled reservation"] = (null, Answer(HttpStatusCode.NoContent, ""), client => client.Client.Reservations.CancelAsync("S33D-reservation", "ATVPDKIKX0DER")),
        ["a token that was renewed"] = (null, service => service.Then(ScriptedService.Expired).Then(HttpStatusCode.OK), CompleteAsync),

        ["bad request"] = (typeof(ServiceApiResponseException), Answer(HttpStatusCode.BadRequest, $$"""{"errors":{{Seed.Errors}}}"""), GetAsync),
        ["bad request, a bare array"] = (typeof(ServiceApiResponseException), Answer(HttpStatusCode.BadRequest, Seed.Errors), CompleteAsync),
        ["bad request, a gateway's message"] = (typeof(ServiceApiResponseException), Answer(HttpStatusCode.BadRequest, """{"message":"S33D"}"""), CompleteAsync),
        ["bad request, HTML"] = (typeof(ServiceApiResponseException), Answer(HttpStatusCode.BadRequest, "<html>S33D</html>"), CompleteAsync),
        ["codes, types and ids that are sentences"] = (typeof(ServiceApiResponseException), service => service.Then(HttpStatusCode.BadRequest, """[{"code":"S33D Maria Ñúñez"}]""", ("x-amzn-ErrorType", "S33D and more"), ("x-amzn-RequestId", "S33D and more")), CompleteAsync),
        ["a refusal with status 200"] = (typeof(ServiceApiResponseException), Answer(HttpStatusCode.OK, $$"""{"errors":{{Seed.Errors}}}"""), CompleteAsync),
        ["server fault"] = (typeof(ServiceApiResponseException), Answer(HttpStatusCode.InternalServerError, $$"""{"errors":{{Seed.Errors}}}"""), AddAsync),
        ["unauthorised"] = (typeof(ServiceApiUnauthorizedException), service => service.Api = (_, _) => Task.FromResult(ScriptedService.Json(HttpStatusCode.Unauthorized, $$"""{"errors":{{Seed.Errors}}}""")), CompleteAsync),
        ["not found"] = (typeof(ServiceApiNotFoundException), Answer(HttpStatusCode.NotFound, $$"""{"errors":{{Seed.Errors}}}"""), CompleteAsync),
        ["conflict"] = (typeof(ServiceApiConflictException), Answer(HttpStatusCode.Conflict, $$"""{"errors":{{Seed.Errors}}}"""), CompleteAsync),
        ["throttled"] = (typeof(ServiceApiThrottledException), Answer(HttpStatusCode.TooManyRequests, $$"""{"errors":{{Seed.Errors}}}"""), CompleteAsync),
        ["no turn"] = (typeof(ServiceApiThrottledException), _ => { }, async client =>
        {
            for (var call = 0; call < 21; call++)
            {
                await client.Client.Jobs.CompleteAsync(Seed.JobId, CallOptions.NoQueueing);
            }
        }
        ),

        ["no connection"] = (typeof(ServiceApiConnectionException), service => service.ThenFail(HttpRequestError.NameResolutionError), CompleteAsync),
        ["a body that breaks off"] = (typeof(ServiceApiConnectionException), service => service.Then(() => new() { Content = new BrokenContent(Seed.Job) }), GetAsync),
        ["no answer in time"] = (typeof(ServiceApiTimeoutException), service => service.ThenNeverAnswer(), async client =>
        {
            var call = client.Client.Jobs.CompleteAsync(Seed.JobId);
            await Eventually.TrueAsync(() => client.Service.IsHanging);
            client.Time.Advance(client.Time.NextTimer!.Value);
            await call;
        }
        ),
        ["cancelled"] = (typeof(OperationCanceledException), service => service.ThenNeverAnswer(), async client =>
        {
            using var cancellation = new CancellationTokenSource();
            var call = client.Client.Jobs.CompleteAsync(Seed.JobId, cancellationToken: cancellation.Token);
            await Eventually.TrueAsync(() => client.Service.Requests.Count == 1);
            await cancellation.CancelAsync();
            await call;
        }
        ),

        ["a page again"] = (typeof(ServiceApiUnreadableResponseException), service => service.Api = (_, _) => Task.FromResult(ScriptedService.Json(HttpStatusCode.OK, """{"payload":{"jobs":[],"nextPageToken":"S33D-next"}}""")), ListAsync),
        ["no job"] = (typeof(ServiceApiUnreadableResponseException), Answer(HttpStatusCode.OK, """{"S33D":"S33D"}"""), GetAsync),
        ["text for JSON"] = (typeof(ServiceApiUnreadableResponseException), Answer(HttpStatusCode.OK, "S33D"), GetAsync),
        ["text for an object"] = (typeof(ServiceApiUnreadableResponseException), Answer(HttpStatusCode.OK, """{"payload":"S33D"}"""), GetAsync),
        ["text for a date"] = (typeof(ServiceApiUnreadableResponseException), Answer(HttpStatusCode.OK, """{"payload":{"createTime":"S33D"}}"""), GetAsync),
        ["text for a number"] = (typeof(ServiceApiUnreadableResponseException), Answer(HttpStatusCode.OK, """{"payload":{"associatedItems":[{"quantity":"S33D"}]}}"""), GetAsync),
        ["a literal that is none"] = (typeof(ServiceApiUnreadableResponseException), Answer(HttpStatusCode.OK, """{"payload":{"buyer":{"name":nS33D}}}"""), GetAsync),
        ["a number that is none"] = (typeof(ServiceApiUnreadableResponseException), Answer(HttpStatusCode.OK, """{"payload":{"associatedItems":[{"quantity":1S33D}]}}"""), GetAsync),
        ["a fault below a name of the service's"] = (typeof(ServiceApiUnreadableResponseException), Answer(HttpStatusCode.OK, """{"payload":{"associatedItems":[{"linkedAssets":[{"additionalAttributes":{"S33D":5}}]}]}}"""), GetAsync),
        ["a fault below an unknown name"] = (typeof(ServiceApiUnreadableResponseException), Answer(HttpStatusCode.OK, """{"S33D":{"S33D":tru}}"""), GetAsync),

        ["token refused"] = (typeof(ServiceApiTokenException), Token(HttpStatusCode.BadRequest, """{"error":"invalid_grant","error_description":"S33D is not known."}"""), CompleteAsync),
        ["token refused by a sentence"] = (typeof(ServiceApiTokenException), Token(HttpStatusCode.BadRequest, """{"error":"S33D is not known."}"""), CompleteAsync),
        ["token endpoint out of order"] = (typeof(ServiceApiTokenException), Token(HttpStatusCode.InternalServerError, "<html>S33D</html>"), CompleteAsync),
        ["no token in the answer"] = (typeof(ServiceApiTokenException), Token(HttpStatusCode.OK, """{"refresh_token":"S33D"}"""), CompleteAsync),
        ["a token that no header can hold"] = (typeof(ServiceApiTokenException), Token(HttpStatusCode.OK, """{"access_token":"S33D two words"}"""), CompleteAsync),
        ["a token's answer that is no JSON"] = (typeof(ServiceApiTokenException), Token(HttpStatusCode.OK, """{"access_token":tS33D}"""), CompleteAsync),
        ["a token's life that is no number"] = (typeof(ServiceApiTokenException), Token(HttpStatusCode.OK, """{"access_token":"S33D","expires_in":"S33D"}"""), CompleteAsync),
        ["no connection for a token"] = (typeof(ServiceApiTokenException), service => service.Token = (_, _) => throw new HttpRequestException(HttpRequestError.ConnectionError), CompleteAsync),

        ["an id too long"] = (typeof(ArgumentException), _ => { }, client => client.Client.Jobs.CompleteAsync(Seed.JobId + new string('x', 100))),
        ["a marketplace that is none"] = (typeof(ArgumentException), _ => { }, client => client.Client.Reservations.CancelAsync("r", "S33D!")),
        ["a query with everything wrong"] = (typeof(ArgumentException), _ => { }, client => client.Client.Operations.GetServiceJobsAsync(new()
        {
            MarketplaceId = "S33D!",
            ServiceOrderIds = ["S33D!"],
            TrackingIds = ["S33D!"],
            Asins = ["S33D"],
            RequiredSkills = ["S33D" + new string('x', 50)],
            StoreIds = ["S33D" + new string('x', 100)],
        })),
    };

    public static TheoryData<string> WaysToEnd { get; } = new(Ends.Keys);

    [Theory]
    [MemberData(nameof(WaysToEnd))]
    public async Task No_call_leaves_secrets_or_personal_data_behind(string end)
    {
        var (expected, script, call) = Ends[end];
        using var telemetry = new Telemetry();
        await using var client = Client(telemetry);
        script(client.Service);

        var exception = await Record.ExceptionAsync(() => call(client));

        Assert.True(exception is null ? expected is null : expected?.IsInstanceOfType(exception), $"Ended with {exception}");
        Assert.Equal(exception is not ArgumentException, telemetry.Spans.Count > 0);
        Trace.AssertClean(telemetry, exception);
    }

    [Fact]
    public void Every_kind_of_failure_is_among_them() =>
        Assert.Empty(Conventions.Library.PublicTypes.Where(type => type.IsSubclassOf(typeof(ServiceApiException))).Except(Ends.Values.Select(end => end.Exception!)));

    [Fact]
    public async Task A_token_that_cannot_be_renewed_ahead_of_time_leaves_nothing_either()
    {
        using var telemetry = new Telemetry();
        await using var client = Client(telemetry);
        await client.Client.Jobs.CompleteAsync(Seed.JobId);
        Token(HttpStatusCode.BadRequest, """{"error":"invalid_grant","error_description":"S33D"}""")(client.Service);
        client.Time.Advance(TimeSpan.FromMinutes(57));

        await client.Client.Jobs.CompleteAsync(Seed.JobId);
        await Eventually.TrueAsync(() => telemetry.Logs.Any(log => log.Event.Id == 10));

        Trace.AssertClean(telemetry, null);
    }

    [Fact]
    public async Task What_was_called_is_printed_without_secrets_and_personal_data()
    {
        using var telemetry = new Telemetry();
        await using var client = Client(telemetry);
        client.Service.Then(HttpStatusCode.OK, $$"""{"payload":{{Seed.Job}}}""").Then(HttpStatusCode.OK, $$"""{"payload":{"jobs":[{{Seed.Job}}] } }""");
        ResponseMetadata? metadata = null;

        var job = await client.Client.Jobs.GetAsync(Seed.JobId, new CallOptions { OnResponse = answer => metadata = answer });
        var listing = await client.Client.Operations.GetServiceJobsAsync(new() { MarketplaceId = "ATVPDKIKX0DER", CreatedAfter = DateTimeOffset.UnixEpoch });

        Assert.Contains("job-1", job.ToString(), StringComparison.Ordinal);
        Assert.All(
            new object?[] { job, job.Buyer, job.ServiceLocation, job.ServiceLocation?.Address, job.Appointments?[0], job.Payments?[0], job.AssociatedItems?[0].LinkedAssets?[0], listing, metadata, client.Client },
            printed => Assert.DoesNotContain(Seed.Mark, Assert.IsType<object>(printed, exactMatch: false).ToString(), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void What_holds_credentials_prints_none()
    {
        var options = new ServiceApiClientOptions();
        Configure(options);

        Assert.All(
            new object[] { options, options.Authentication, new AccessToken(Seed.AccessToken, DateTimeOffset.UnixEpoch), new CachedToken(new(Seed.AccessToken, DateTimeOffset.UnixEpoch), DateTimeOffset.UnixEpoch), new TokenReply(new(Seed.AccessToken, DateTimeOffset.UnixEpoch)) },
            value =>
            {
                Assert.DoesNotContain(Seed.Mark, value.ToString(), StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain(Seed.Mark, Trace.ShownByDebugger(value), StringComparison.OrdinalIgnoreCase);
            });
    }

    [Fact]
    public void Options_and_tokens_that_an_app_writes_as_JSON_hold_no_credentials()
    {
        var options = new ServiceApiClientOptions();
        Configure(options);

        var json = JsonSerializer.Serialize(new object[] { options, new AccessToken(Seed.AccessToken, DateTimeOffset.UnixEpoch) });

        Assert.DoesNotContain(Seed.Mark, json, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("\"TokenEndpoint\":\"https://api.amazon.com/auth/o2/token\"", json, StringComparison.Ordinal); // the rest is there to be looked at
    }

    private static Task<CompleteServiceJobByServiceJobIdResponse> CompleteAsync(TestClient client) => client.Client.Jobs.CompleteAsync(Seed.JobId);

    private static Task<ServiceJob> GetAsync(TestClient client) => client.Client.Jobs.GetAsync(Seed.JobId);

    private static Task<SetAppointmentResponse> AddAsync(TestClient client) => client.Client.Appointments.AddAsync(Seed.JobId, new() { StartTime = DateTimeOffset.UnixEpoch });

    private static async Task ListAsync(TestClient client)
    {
        await foreach (var _ in client.Client.Jobs.ListAsync(Query))
        {
            // Read to the end.
        }
    }

    private static Action<ScriptedService> Answer(HttpStatusCode status, string body) => service => service.Then(status, body);

    private static Action<ScriptedService> Token(HttpStatusCode status, string body) => service => service.Token = (_, _) => Task.FromResult(ScriptedService.Json(status, body));

    private static TestClient Client(Telemetry telemetry)
    {
        var client = new TestClient(Configure, builder => telemetry.ListenToLogs(builder.Services));
        client.Service.Token = (count, _) => Task.FromResult(ScriptedService.TokenAnswer($"{Seed.AccessToken}{count}"));
        telemetry.ListenToMeters(client.Services);
        return client;
    }

    private static void Configure(ServiceApiClientOptions options)
    {
        options.Authentication.ClientId = Seed.ClientId;
        options.Authentication.ClientSecret = Seed.ClientSecret;
        options.Authentication.RefreshToken = Seed.RefreshToken;
        options.Retry.MaxRetries = 0;
    }
}
