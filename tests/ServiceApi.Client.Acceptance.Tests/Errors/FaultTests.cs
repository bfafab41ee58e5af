using System.Net;
using ServiceApi.Client.Testing;

namespace ServiceApi.Client.Acceptance.Tests.Errors;

public sealed class FaultTests
{
    private const string GetJob = "getServiceJobByServiceJobId";

    [Theory]
    [InlineData(302, typeof(ServiceApiResponseException), 1)]
    [InlineData(400, typeof(ServiceApiResponseException), 1)]
    [InlineData(401, typeof(ServiceApiUnauthorizedException), 2)]
    [InlineData(403, typeof(ServiceApiUnauthorizedException), 1)]
    [InlineData(404, typeof(ServiceApiNotFoundException), 1)]
    [InlineData(409, typeof(ServiceApiConflictException), 1)]
    [InlineData(413, typeof(ServiceApiResponseException), 1)]
    [InlineData(415, typeof(ServiceApiResponseException), 1)]
    [InlineData(422, typeof(ServiceApiResponseException), 1)]
    [InlineData(429, typeof(ServiceApiThrottledException), 3)]
    [InlineData(500, typeof(ServiceApiResponseException), 3)]
    [InlineData(501, typeof(ServiceApiResponseException), 1)]
    [InlineData(502, typeof(ServiceApiResponseException), 3)]
    [InlineData(503, typeof(ServiceApiResponseException), 3)]
    [InlineData(504, typeof(ServiceApiResponseException), 3)]
    public async Task A_status_becomes_its_exception_with_all_that_the_service_said(int status, Type type, int sent)
    {
        await using var app = await StartAsync();
        app.Sandbox.Faults.Add(new Fault { StatusCode = status, Times = Fault.Always });

        var exception = await FailAsync(app, type);

        var requests = app.Sandbox.Requests.Of(GetJob);
        Assert.Equal((HttpStatusCode)status, exception.StatusCode);
        Assert.Equal(sent, requests.Count);
        Assert.Equal(sent, exception.Attempts);
        Assert.Equal(requests[^1].RequestId, exception.RequestId);
        Assert.Equal(GetJob, exception.Operation.Id);
        Assert.Equal(status == 429 ? "TooManyRequestsException" : null, exception.ErrorType);
        Assert.Equal(status >= 400 ? 1 : 0, exception.Errors.Count);
        Assert.All(exception.Errors, error => Assert.Contains(error.Code!, exception.Message, StringComparison.Ordinal));
        Assert.All(exception.Errors, error => Assert.DoesNotContain(error.Message!, exception.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task What_passes_is_not_noticed(int status)
    {
        await using var app = await StartAsync();
        app.Sandbox.Faults.Add(new Fault { StatusCode = status, Times = 2 });

        Assert.Equal("J", (await app.Client.Jobs.GetAsync("J")).ServiceJobId);
        Assert.Equal(3, app.Sandbox.Requests.Of(GetJob).Count);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task A_token_that_is_said_to_have_expired_is_replaced_once(int status)
    {
        await using var app = await StartAsync();
        app.Sandbox.Faults.Add(Fault.ExpiredToken(status));
        Assert.Equal("J", (await app.Client.Jobs.GetAsync("J")).ServiceJobId);
        Assert.Equal(2, app.Sandbox.Tokens.IssuedCount);

        app.Sandbox.Faults.Add(Fault.ExpiredToken(status) with { Times = Fault.Always });
        var exception = await FailAsync(app, typeof(ServiceApiUnauthorizedException));
        Assert.Equal(2, exception.Attempts);
        Assert.Equal(3, app.Sandbox.Tokens.IssuedCount);
    }

    [Theory]
    [InlineData(ConnectionBreak.BeforeAnswer)]
    [InlineData(ConnectionBreak.WithinHeaders)]
    [InlineData(ConnectionBreak.WithinBody)]
    public async Task A_connection_that_keeps_breaking_is_said_to_be_broken(ConnectionBreak broken)
    {
        await using var app = await StartAsync();
        app.Sandbox.Faults.Add(new Fault { Break = broken, Times = Fault.Always });

        var exception = await FailAsync(app, typeof(ServiceApiConnectionException));

        Assert.Equal(3, exception.Attempts);
        Assert.False(exception.OutcomeUnknown); // it only reads
        Assert.NotNull(exception.InnerException);
    }

    [Fact]
    public async Task A_service_that_does_not_answer_in_time_is_asked_again_and_then_given_up()
    {
        await using var app = await StartAsync(options => options.AttemptTimeout = TimeSpan.FromMilliseconds(100));
        app.Sandbox.Faults.Add(new Fault { Until = new TaskCompletionSource().Task, Times = Fault.Always });

        var exception = await FailAsync(app, typeof(ServiceApiTimeoutException));

        Assert.Equal(3, exception.Attempts);
        Assert.Null(exception.StatusCode);
    }

    [Fact]
    public async Task An_answer_that_cannot_be_used_is_said_to_be_unreadable()
    {
        await using var app = await StartAsync();
        foreach (var fault in new[] { Fault.TruncatedJson(), Fault.Garbage(), Fault.Html(200), Fault.Oversized((16 * 1024 * 1024) + 1) })
        {
            app.Sandbox.Requests.Clear();
            app.Sandbox.Faults.Add(fault);

            var exception = await FailAsync(app, typeof(ServiceApiUnreadableResponseException));

            Assert.Equal(HttpStatusCode.OK, exception.StatusCode);
            Assert.Equal(Assert.Single(app.Sandbox.Requests.Of(GetJob)).RequestId, exception.RequestId);
        }

        Assert.Equal("J", (await app.Client.Jobs.GetAsync("J")).ServiceJobId);
    }

    private static async Task<ServiceApiException> FailAsync(App app, Type type) =>
        (ServiceApiException)await Assert.ThrowsAsync(type, () => app.Client.Jobs.GetAsync("J"));

    private static async Task<App> StartAsync(Action<ServiceApiClientOptions>? configure = null)
    {
        var app = await App.StartAsync(options =>
        {
            options.Retry.MaxRetries = 2;
            configure?.Invoke(options);
        });
        app.Sandbox.Jobs.Add("""{"serviceJobId":"J"}""");
        return app;
    }
}
