using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServiceApi.Client.DependencyInjection;
using ServiceApi.Client.Diagnostics;
using ServiceApi.Client.Tests.DependencyInjection;
using ServiceApi.Client.Tests.Shared;
using ServiceApi.Client.Tests.Support;

namespace ServiceApi.Client.Tests.Diagnostics;

public sealed class CallTelemetryTests
{
    private const string JobId = "job-4711";
    private const string Operation = "completeServiceJobByServiceJobId";
    private const string Route = "/service/v1/serviceJobs/{serviceJobId}/completions";
    private const string Host = "sellingpartnerapi-na.amazon.com";

    /// <summary>Each kind of end: what makes it, and the name that it has in spans, metrics and logs.</summary>
    private static readonly Dictionary<string, (string ErrorType, int? Status, Action<ScriptedService> Script)> Ends = new()
    {
        ["a bad request"] = ("400", 400, service => service.Then(HttpStatusCode.BadRequest)),
        ["unauthorised"] = ("401", 401, service => service.Then(HttpStatusCode.Unauthorized).Then(HttpStatusCode.Unauthorized)),
        ["not found"] = ("404", 404, service => service.Then(HttpStatusCode.NotFound)),
        ["a conflict"] = ("409", 409, service => service.Then(HttpStatusCode.Conflict)),
        ["a refusal with status 200"] = ("200", 200, service => service.Then(HttpStatusCode.OK, """{"errors":[{"code":"InvalidInput"}]}""")),
        ["throttled"] = ("throttled", 429, service => service.Then(() => ScriptedService.QuotaExceeded())),
        ["unavailable"] = ("503", 503, service => service.Then(HttpStatusCode.ServiceUnavailable)),
        ["no connection"] = ("connection", null, service => service.ThenFail(HttpRequestError.ConnectionError)),
        ["no JSON"] = ("unreadable_response", 200, service => service.Then(HttpStatusCode.OK, "<html>")),
        ["no token"] = ("token", null, service => service.Token = (_, _) => Task.FromResult(ScriptedService.Json(HttpStatusCode.BadRequest, """{"error":"invalid_grant"}"""))),
    };

    public static TheoryData<string> WaysToEnd { get; } = new(Ends.Keys);

    [Fact]
    public async Task A_call_that_succeeds_is_one_span_one_measurement_and_one_log_entry()
    {
        using var telemetry = new Telemetry();
        await using var client = Client(telemetry);
        client.Service.Then(() =>
        {
            client.Time.Advance(TimeSpan.FromMilliseconds(250));
            return ScriptedService.Json(HttpStatusCode.OK, "{}", ("x-amzn-RequestId", "request-1"));
        });

        await client.Client.Jobs.CompleteAsync(JobId);

        var span = Assert.Single(telemetry.Spans);
        Assert.Equal((Operation, ActivityKind.Client, ActivityStatusCode.Unset, null), (span.DisplayName, span.Kind, span.Status, span.StatusDescription));
        Assert.Equal(TelemetryNames.ActivitySource, span.Source.Name);
        AssertTags(
            span,
            ("serviceapi.operation", Operation),
            ("serviceapi.account", ""),
            ("http.request.method", "PUT"),
            ("url.template", Route),
            ("server.address", Host),
            ("http.response.status_code", 200),
            ("serviceapi.request_id", "request-1"));
        Assert.Empty(span.Events);

        var measurement = Assert.Single(telemetry.MeasurementsOf(TelemetryNames.OperationDuration));
        Assert.Equal(("serviceapi.client.operation.duration", "s", "ServiceApi.Client"), (measurement.Instrument.Name, measurement.Instrument.Unit, measurement.Instrument.Meter.Name));
        Assert.Equal(0.25, measurement.Value);
        AssertTags(measurement, ("serviceapi.operation", Operation), ("server.address", Host), ("http.response.status_code", 200));

        var log = Assert.Single(telemetry.Logs, log => log.Category == "ServiceApi.Client");
        Assert.Equal((LogLevel.Debug, 1), (log.Level, log.Event.Id));
        Assert.Equal($"{Operation} ({Route}) was answered with 200 after 250.0 ms and 1 attempt(s), request id request-1.", log.Message);
    }

    [Theory]
    [MemberData(nameof(WaysToEnd))]
    public async Task A_call_that_fails_is_one_of_each_too_with_the_kind_of_its_error(string end)
    {
        var (errorType, status, script) = Ends[end];
        using var telemetry = new Telemetry();
        await using var client = Client(telemetry, options => options.Retry.MaxRetries = 0);
        script(client.Service);

        await Assert.ThrowsAnyAsync<ServiceApiException>(() => client.Client.Jobs.CompleteAsync(JobId));

        AssertFailed(telemetry, errorType, status);
    }

    [Fact]
    public async Task A_call_that_is_not_answered_in_time_ends_as_a_timeout()
    {
        using var telemetry = new Telemetry();
        await using var client = Client(telemetry, options => options.Retry.MaxRetries = 0);
        client.Service.ThenNeverAnswer();

        var call = client.Client.Jobs.CompleteAsync(JobId);
        await Eventually.TrueAsync(() => client.Service.IsHanging);
        client.Time.Advance(client.Time.NextTimer!.Value);
        await Assert.ThrowsAsync<ServiceApiTimeoutException>(() => call);

        AssertFailed(telemetry, "timeout", null);
        Assert.Equal(30, Assert.Single(telemetry.MeasurementsOf(TelemetryNames.OperationDuration)).Value);
    }

    [Fact]
    public async Task A_call_that_its_caller_cancels_is_one_of_each_too()
    {
        using var telemetry = new Telemetry();
        await using var client = Client(telemetry);
        client.Service.ThenNeverAnswer();
        using var cancellation = new CancellationTokenSource();

        var call = client.Client.Jobs.CompleteAsync(JobId, cancellationToken: cancellation.Token);
        await Shared.Eventually.TrueAsync(() => client.Service.Requests.Count == 1);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);

        AssertFailed(telemetry, "cancelled", null);
    }

    [Fact]
    public async Task Repetitions_belong_to_the_one_call_and_are_counted()
    {
        using var telemetry = new Telemetry();
        await using var client = Client(telemetry);
        client.Service.Then(HttpStatusCode.ServiceUnavailable).Then(HttpStatusCode.BadGateway);

        await client.RunAsync(client.Client.Jobs.CompleteAsync(JobId));

        var span = Assert.Single(telemetry.Spans);
        Assert.Equal(2, span.GetTagItem("http.request.resend_count"));
        Assert.Null(span.GetTagItem("error.type"));
        Assert.Equal(3, Assert.Single(telemetry.MeasurementsOf(TelemetryNames.OperationDuration)).Value); // one second and two
        var retries = Assert.Single(telemetry.MeasurementsOf(TelemetryNames.OperationRetries));
        Assert.Equal((2, "{retry}"), (retries.Value, retries.Instrument.Unit));
        AssertTags(retries, ("serviceapi.operation", Operation), ("server.address", Host));
        var log = Assert.Single(telemetry.Logs, log => log.Category == "ServiceApi.Client");
        Assert.Equal(LogLevel.Information, log.Level);
        Assert.Contains("after 3000.0 ms and 3 attempt(s)", log.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_wait_for_a_turn_is_told_where_there_was_one()
    {
        using var telemetry = new Telemetry();
        await using var client = Client(telemetry, options => options.Throttling.UsagePlans[Operation] = new() { RatePerSecond = 0.5, Burst = 1 });

        await client.Client.Jobs.CompleteAsync(JobId);
        await client.RunAsync(client.Client.Jobs.CompleteAsync(JobId));

        Assert.Equal([null, 2.0], telemetry.Spans.Select(span => span.GetTagItem("serviceapi.queue.duration")));
        var waits = telemetry.MeasurementsOf(TelemetryNames.QueueDuration);
        Assert.Equal([0, 2], waits.Select(wait => wait.Value));
        Assert.All(waits, wait => Assert.Equal("s", wait.Instrument.Unit));
        AssertTags(waits[1], ("serviceapi.operation", Operation), ("server.address", Host));
    }

    [Fact]
    public async Task A_token_is_a_span_and_a_measurement_of_its_own()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == TelemetryNames.ActivitySource,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        using var telemetry = new Telemetry();
        var account = $"account-{Guid.NewGuid()}";
        await using var client = Client(telemetry, build: builder => builder.Services.AddServiceApiClient(account, TestClient.Configure).CallsInMemory(new ScriptedService(TimeProvider.System)));
        client.Service.Token = (count, _) => Task.FromResult(count == 1 ? ScriptedService.TokenAnswer("token-1") : ScriptedService.Json(HttpStatusCode.BadRequest, """{"error":"invalid_grant"}"""));

        await client.Client.Jobs.CompleteAsync(JobId);
        await Assert.ThrowsAsync<ServiceApiTokenException>(() => client.OtherClient.Jobs.CompleteAsync(JobId));
        await client.Services.GetRequiredKeyedService<IServiceApiClient>(account).Jobs.CompleteAsync(JobId);

        Assert.Equal([null, "invalid_grant", null], telemetry.MeasurementsOf(TelemetryNames.TokenDuration).Select(token => token.Tags.GetValueOrDefault("error.type")));
        var span = Assert.Single(spans, span => account.Equals(span.GetTagItem("serviceapi.account")) && span.DisplayName == "getAccessToken");
        Assert.Equal((null, ActivityStatusCode.Unset), (span.Parent, span.Status));
        Assert.Contains(spans, span => span is { DisplayName: "getAccessToken", Status: ActivityStatusCode.Error } && "invalid_grant".Equals(span.GetTagItem("error.type")));
    }

    [Fact]
    public async Task A_listing_is_a_call_a_page()
    {
        using var telemetry = new Telemetry();
        await using var client = Client(telemetry);
        client.Service.Then(HttpStatusCode.OK, """{"payload":{"jobs":[{}],"nextPageToken":"next"}}""").Then(HttpStatusCode.OK, """{"payload":{"jobs":[{}]}}""");

        await foreach (var _ in client.Client.Jobs.ListAsync(new() { MarketplaceId = "ATVPDKIKX0DER", CreatedAfter = DateTimeOffset.UnixEpoch }))
        {
            // Read to the end.
        }

        Assert.Equal(["getServiceJobs", "getServiceJobs"], telemetry.Spans.Select(span => span.DisplayName));
    }

    [Fact]
    public async Task Accounts_are_told_apart_in_spans()
    {
        using var telemetry = new Telemetry();
        await using var client = Client(telemetry);

        await client.OtherClient.Jobs.CompleteAsync(JobId);

        Assert.Equal(TestClient.Other, Assert.Single(telemetry.Spans).GetTagItem("serviceapi.account"));
    }

    [Fact]
    public async Task Arguments_that_are_refused_are_no_call()
    {
        using var telemetry = new Telemetry();
        await using var client = Client(telemetry);

        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await client.Client.Jobs.CompleteAsync(""));

        Assert.Empty(telemetry.Spans);
        Assert.Empty(telemetry.Measurements);
        Assert.DoesNotContain(telemetry.Logs, log => log.Category == "ServiceApi.Client");
    }

    [Fact]
    public async Task A_callback_that_throws_does_not_make_a_second_end()
    {
        using var telemetry = new Telemetry();
        await using var client = Client(telemetry);

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() =>
            client.Client.Jobs.CompleteAsync(JobId, new CallOptions { OnResponse = _ => throw new InvalidTimeZoneException() }));

        Assert.Single(telemetry.Spans);
        Assert.Single(telemetry.MeasurementsOf(TelemetryNames.OperationDuration));
        Assert.Single(telemetry.Logs, log => log.Category == "ServiceApi.Client");
    }

    public static TheoryData<string, string> WaysToGetNoToken => new()
    {
        { """{"error":"invalid_client"}""", "invalid_client" },
        { """{"error":"Jane_Doe"}""", "400" },
        { "no", "400" },
        { "", "connection" },
    };

    [Theory]
    [MemberData(nameof(WaysToGetNoToken))]
    public async Task Of_a_token_that_is_not_had_only_what_is_known_to_be_no_secret_is_told(string answer, string errorType)
    {
        using var telemetry = new Telemetry();
        await using var client = Client(telemetry, options => options.Retry.MaxRetries = 0);
        client.Service.Token = (_, _) => answer.Length == 0 ? throw new HttpRequestException(HttpRequestError.ConnectionError) : Task.FromResult(ScriptedService.Json(HttpStatusCode.BadRequest, answer));

        await Assert.ThrowsAsync<ServiceApiTokenException>(() => client.Client.Jobs.CompleteAsync(JobId));

        AssertTags(Assert.Single(telemetry.MeasurementsOf(TelemetryNames.TokenDuration)), ("error.type", errorType));
    }

    private static TestClient Client(
        Telemetry telemetry, Action<ServiceApiClientOptions>? configure = null, Action<ProviderClientBuilder<ServiceApiClientOptions>>? build = null)
    {
        // The virtual clock jumps to the next timer within half a minute; that of a token request must not be it.
        var client = new TestClient(
            options =>
            {
                options.Authentication.Timeout = TimeSpan.FromMinutes(1);
                configure?.Invoke(options);
            },
            builder =>
            {
                telemetry.ListenToLogs(builder.Services);
                build?.Invoke(builder);
            });
        telemetry.ListenToMeters(client.Services);
        return client;
    }

    private static void AssertFailed(Telemetry telemetry, string errorType, int? status)
    {
        var span = Assert.Single(telemetry.Spans);
        Assert.Equal((ActivityStatusCode.Error, null), (span.Status, span.StatusDescription));
        Assert.Equal(errorType, span.GetTagItem("error.type"));
        Assert.Equal(status, span.GetTagItem("http.response.status_code"));

        var measurement = Assert.Single(telemetry.MeasurementsOf(TelemetryNames.OperationDuration));
        (string, object?)[] tags = [("serviceapi.operation", Operation), ("server.address", Host), ("error.type", errorType)];
        AssertTags(measurement, status is null ? tags : [.. tags, ("http.response.status_code", status)]);

        var log = Assert.Single(telemetry.Logs, log => log.Category == "ServiceApi.Client");
        Assert.Equal((LogLevel.Warning, status is null ? 4 : 2), (log.Level, log.Event.Id));
        Assert.StartsWith($"{Operation} ({Route}) failed: {errorType}, {(status is null ? "without an answer" : $"status {status}")}, after ", log.Message, StringComparison.Ordinal);
        Assert.Equal(status, log.Values.GetValueOrDefault("StatusCode"));
        Assert.Null(log.Exception);
    }

    private static void AssertTags(Activity span, params (string Name, object? Value)[] expected) =>
        Assert.Equal(expected.OrderBy(tag => tag.Name, StringComparer.Ordinal), span.TagObjects.Select(tag => (tag.Key, tag.Value)).OrderBy(tag => tag.Key, StringComparer.Ordinal));

    private static void AssertTags(Telemetry.Measurement measurement, params (string Name, object? Value)[] expected) =>
        Assert.Equal(expected.OrderBy(tag => tag.Name, StringComparer.Ordinal), measurement.Tags.Select(tag => (tag.Key, tag.Value)).OrderBy(tag => tag.Key, StringComparer.Ordinal));
}
