using System.Net;
using ServiceApi.Client.Models;
using ServiceApi.Client.Tests.Shared;
using ServiceApi.Client.Tests.Support;

namespace ServiceApi.Client.Tests.Pipeline;

public sealed class RetryTests
{
    private const string Job = """{"payload":{"serviceJobId":"J"}}""";

    [Fact]
    public async Task Overload_is_repeated_after_growing_waits()
    {
        await using var client = new TestClient();
        client.Service.Then(HttpStatusCode.ServiceUnavailable).Then(HttpStatusCode.ServiceUnavailable).Then(HttpStatusCode.ServiceUnavailable).Then(HttpStatusCode.OK, Job);

        await client.RunAsync(client.Client.Jobs.GetAsync("J"));

        Assert.Equal([1, 2, 4], Waits(client));
    }

    [Fact]
    public async Task Also_a_call_that_is_not_safe_to_repeat_is_repeated_after_overload()
    {
        await using var client = new TestClient();
        client.Service.Then(HttpStatusCode.ServiceUnavailable).Then(HttpStatusCode.OK, """{"appointmentId":"A1234"}""");

        var response = await client.RunAsync(AddAsync(client));

        Assert.Equal("A1234", response.AppointmentId);
        Assert.Equal(2, client.Service.Requests.Count);
        Assert.Equal(client.Service.Requests[0].Body, client.Service.Requests[1].Body);
    }

    [Fact]
    public async Task The_repetitions_come_to_an_end()
    {
        await using var client = new TestClient(options => options.Retry.MaxRetries = 2);
        client.Service.Api = (_, _) => Task.FromResult(ScriptedService.Json(HttpStatusCode.ServiceUnavailable, """{"errors":[{"code":"ServiceUnavailable","message":"m"}]}"""));

        var exception = await Assert.ThrowsAsync<ServiceApiResponseException>(() => client.RunAsync(client.Client.Jobs.GetAsync("J")));

        Assert.Equal(3, exception.Attempts);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, exception.StatusCode);
        Assert.Equal(3, client.Service.Requests.Count);
    }

    [Fact]
    public async Task Without_repetitions_a_call_is_sent_once()
    {
        await using var client = new TestClient(options => options.Retry.MaxRetries = 0);
        client.Service.Then(HttpStatusCode.ServiceUnavailable);

        await Assert.ThrowsAsync<ServiceApiResponseException>(() => client.Client.Jobs.GetAsync("J"));

        Assert.Single(client.Service.Requests);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("Sun, 22 Nov 2026 12:00:07 GMT")]
    public async Task A_longer_wait_that_the_service_asks_for_is_kept(string retryAfter)
    {
        await using var client = new TestClient();
        client.Service.Then(HttpStatusCode.ServiceUnavailable, "{}", ("Retry-After", retryAfter)).Then(HttpStatusCode.OK, Job);

        await client.RunAsync(client.Client.Jobs.GetAsync("J"));

        Assert.Equal([7], Waits(client));
    }

    [Fact]
    public async Task A_wait_that_is_too_long_is_left_to_the_caller()
    {
        await using var client = new TestClient();
        client.Service.Then(HttpStatusCode.ServiceUnavailable, "{}", ("Retry-After", "3600"));

        var exception = await Assert.ThrowsAsync<ServiceApiResponseException>(() => client.Client.Jobs.GetAsync("J"));

        Assert.Equal(TimeSpan.FromHours(1), exception.RetryAfter);
        Assert.Single(client.Service.Requests);
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    public async Task A_fault_of_the_server_is_repeated_only_where_that_is_safe(HttpStatusCode status)
    {
        await using var client = new TestClient();
        client.Service.Then(status).Then(HttpStatusCode.OK, Job);
        await client.RunAsync(client.Client.Jobs.GetAsync("J"));
        Assert.Equal(2, client.Service.Requests.Count);

        client.Service.Then(status);
        var exception = await Assert.ThrowsAsync<ServiceApiResponseException>(() => AddAsync(client));

        Assert.True(exception.OutcomeUnknown);
        Assert.Equal(3, client.Service.Requests.Count);
    }

    [Theory]
    [InlineData(520)]
    [InlineData(524)]
    [InlineData(599)]
    public async Task A_fault_of_the_server_that_has_no_name_may_have_come_after_the_work(int status)
    {
        await using var client = new TestClient();
        client.Service.Then((HttpStatusCode)status).Then((HttpStatusCode)status);

        var add = await Assert.ThrowsAsync<ServiceApiResponseException>(() => AddAsync(client));
        var complete = await Assert.ThrowsAsync<ServiceApiResponseException>(() => client.Client.Jobs.CompleteAsync("J"));

        Assert.True(add.OutcomeUnknown);
        Assert.True(complete.OutcomeUnknown);
        Assert.Equal(2, client.Service.Requests.Count);
    }

    [Fact]
    public async Task A_capacity_read_is_repeated_although_it_is_a_post()
    {
        await using var client = new TestClient();
        client.Service.ThenFail(HttpRequestError.ResponseEnded).Then(HttpStatusCode.OK, """{"resourceId":"R1"}""");

        await client.RunAsync(client.Client.Operations.GetFixedSlotCapacityAsync(
            "R1",
            new() { StartDateTime = client.Time.GetUtcNow(), EndDateTime = client.Time.GetUtcNow().AddDays(1) },
            "ATVPDKIKX0DER"));

        Assert.Equal(2, client.Service.Requests.Count);
        Assert.Equal(client.Service.Requests[0].Body, client.Service.Requests[1].Body);
    }

    [Fact]
    public async Task A_post_is_sent_once_when_the_connection_breaks_after_sending()
    {
        await using var client = new TestClient();
        client.Service.ThenFail(HttpRequestError.ResponseEnded);

        var exception = await Assert.ThrowsAsync<ServiceApiConnectionException>(() => AddAsync(client));

        Assert.True(exception.OutcomeUnknown);
        Assert.Equal(1, exception.Attempts);
        Assert.Single(client.Service.Requests);
    }

    [Fact]
    public async Task A_post_that_never_left_has_a_known_outcome()
    {
        await using var client = new TestClient();
        client.Service.ThenFail(HttpRequestError.ConnectionError);

        var exception = await Assert.ThrowsAsync<ServiceApiConnectionException>(() => AddAsync(client));

        Assert.False(exception.OutcomeUnknown);
    }

    [Fact]
    public async Task A_get_whose_body_breaks_off_is_repeated()
    {
        await using var client = new TestClient();
        client.Service.Then(() => new HttpResponseMessage(HttpStatusCode.OK) { Content = new BrokenContent("""{"payl""") }).Then(HttpStatusCode.OK, Job);

        var job = await client.RunAsync(client.Client.Jobs.GetAsync("J"));

        Assert.Equal("J", job.ServiceJobId);
        Assert.Equal(2, client.Service.Requests.Count);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.UnprocessableEntity)]
    public async Task A_put_that_is_refused_after_a_broken_connection_may_have_worked(HttpStatusCode status)
    {
        await using var client = new TestClient();
        client.Service.ThenFail(HttpRequestError.ResponseEnded).Then(status);

        var exception = await Assert.ThrowsAnyAsync<ServiceApiException>(() => client.RunAsync(client.Client.Jobs.CompleteAsync("J")));

        Assert.True(exception.OutcomeUnknown);
        Assert.Equal(status, exception.StatusCode);
        Assert.Contains("may have carried it out", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_put_whose_repetition_succeeds_with_errors_may_have_worked()
    {
        await using var client = new TestClient();
        client.Service.ThenFail(HttpRequestError.ResponseEnded).Then(HttpStatusCode.OK, """{"errors":[{"code":"InvalidInput"}]}""");

        var exception = await Assert.ThrowsAsync<ServiceApiResponseException>(() => client.RunAsync(client.Client.Jobs.CompleteAsync("J")));

        Assert.True(exception.OutcomeUnknown);
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("{}")]
    public async Task A_post_whose_success_cannot_be_read_may_have_worked(string body)
    {
        await using var client = new TestClient();
        client.Service.Then(HttpStatusCode.OK, body, ("x-amzn-RequestId", "id-1"));

        var exception = await Assert.ThrowsAsync<ServiceApiUnreadableResponseException>(() => AddAsync(client));

        Assert.True(exception.OutcomeUnknown);
        Assert.Equal("id-1", exception.RequestId);
        Assert.Single(client.Service.Requests);
    }

    [Fact]
    public async Task A_refusal_whose_words_break_off_is_a_refusal_all_the_same()
    {
        await using var client = new TestClient();
        client.Service.Then(() => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { Content = new BrokenContent("{\"err") })
            .Then(() => new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new BrokenContent("{\"err") });

        var exception = await Assert.ThrowsAsync<ServiceApiResponseException>(() => client.RunAsync(AddAsync(client)));

        Assert.Equal((HttpStatusCode.BadRequest, false, 2), (exception.StatusCode!.Value, exception.OutcomeUnknown, exception.Attempts));
    }

    [Fact]
    public async Task Whatever_a_handler_of_the_apps_own_throws_becomes_a_failed_connection()
    {
        await using var client = new TestClient();
        client.Service.Then(() => throw new TimeZoneNotFoundException("scripted"));

        var exception = await Assert.ThrowsAsync<ServiceApiConnectionException>(() => AddAsync(client));

        Assert.True(exception.OutcomeUnknown);
        Assert.Single(client.Service.Requests);
    }

    [Fact]
    public async Task Changing_requests_have_content_so_that_the_transport_does_not_repeat_them()
    {
        await using var client = new TestClient();
        await client.Client.Jobs.CompleteAsync("J");
        await client.Client.Reservations.CancelAsync("R", "ATVPDKIKX0DER");
        client.Service.Then(HttpStatusCode.OK, Job);
        await client.Client.Jobs.GetAsync("J");

        Assert.Equal(["", "", null], client.Service.Requests.Select(request => request.Body));
    }

    [Fact]
    public async Task A_put_that_is_refused_at_once_has_not_worked()
    {
        await using var client = new TestClient();
        client.Service.Then(HttpStatusCode.NotFound);

        var exception = await Assert.ThrowsAsync<ServiceApiNotFoundException>(() => client.Client.Jobs.CompleteAsync("J"));

        Assert.False(exception.OutcomeUnknown);
    }

    [Fact]
    public async Task A_service_that_does_not_answer_in_time_is_asked_again_where_that_is_safe()
    {
        await using var client = new TestClient(options => options.AttemptTimeout = TimeSpan.FromSeconds(5));
        client.Service.ThenNeverAnswer().Then(HttpStatusCode.OK, Job);
        await client.RunAsync(client.Client.Jobs.GetAsync("J"));
        Assert.Equal([6], Waits(client)); // the limit of the try and the wait after it

        client.Service.ThenNeverAnswer();
        var exception = await Assert.ThrowsAsync<ServiceApiTimeoutException>(() => client.RunAsync(AddAsync(client)));

        Assert.True(exception.OutcomeUnknown);
        Assert.Equal(3, client.Service.Requests.Count);
    }

    [Fact]
    public async Task A_cancelled_call_ends_with_the_callers_token()
    {
        await using var client = new TestClient();
        client.Service.ThenNeverAnswer();
        using var cancellation = new CancellationTokenSource();
        var call = client.Client.Jobs.GetAsync("J", cancellationToken: cancellation.Token);
        await Eventually.TrueAsync(() => client.Service.Requests.Count == 1);

        await cancellation.CancelAsync();

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(cancellation.Token, exception.CancellationToken);
        Assert.Single(client.Service.Requests);
    }

    [Fact]
    public async Task A_call_that_is_cancelled_beforehand_asks_for_nothing()
    {
        await using var client = new TestClient();

        var call = client.Client.Jobs.GetAsync("J", cancellationToken: new CancellationToken(canceled: true));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Empty(client.Service.Requests);
        Assert.Equal(0, client.Service.TokenRequests);
    }

    [Fact]
    public async Task A_call_can_be_cancelled_while_it_waits_to_be_repeated()
    {
        await using var client = new TestClient();
        client.Service.Then(HttpStatusCode.ServiceUnavailable);
        using var cancellation = new CancellationTokenSource();
        var call = client.Client.Jobs.GetAsync("J", cancellationToken: cancellation.Token);
        await Eventually.TrueAsync(() => client.Time.NextTimer == TimeSpan.FromSeconds(1));

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Single(client.Service.Requests);
    }

    [Fact]
    public async Task Each_callers_repetition_carries_its_own_body()
    {
        await using var client = new TestClient();
        client.Service.Then(HttpStatusCode.ServiceUnavailable).Then(HttpStatusCode.ServiceUnavailable);
        client.Service.Api = (_, _) => Task.FromResult(ScriptedService.Json(HttpStatusCode.OK, """{"appointmentId":"A1234"}"""));
        var first = AddAsync(client, "J1", minutes: 11);
        var second = AddAsync(client, "J2", minutes: 22);

        await client.RunAsync(Task.WhenAll(first, second));

        Assert.Equal(4, client.Service.Requests.Count);
        Assert.All(client.Service.Requests, request => Assert.Contains(
            request.Address.AbsolutePath.Contains("J1", StringComparison.Ordinal) ? "\"durationInMinutes\":11" : "\"durationInMinutes\":22",
            request.Body,
            StringComparison.Ordinal));
    }

    private static Task<SetAppointmentResponse> AddAsync(TestClient client, string job = "J", int minutes = 60) =>
        client.Client.Appointments.AddAsync(job, new() { StartTime = client.Time.GetUtcNow().AddDays(1), DurationInMinutes = minutes });

    private static int[] Waits(TestClient client) =>
        [.. client.Service.Requests.Zip(client.Service.Requests.Skip(1), (one, next) => (int)(next.At - one.At).TotalSeconds)];
}
