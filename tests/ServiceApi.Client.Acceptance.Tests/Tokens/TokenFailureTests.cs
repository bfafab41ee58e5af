using System.Net;
using ServiceApi.Client.Testing;

namespace ServiceApi.Client.Acceptance.Tests.Tokens;

public sealed class TokenFailureTests
{
    [Theory]
    [InlineData("access_denied", HttpStatusCode.Forbidden, 1)]
    [InlineData("invalid_client", HttpStatusCode.Unauthorized, 1)]
    [InlineData("invalid_grant", HttpStatusCode.BadRequest, 1)]
    [InlineData("invalid_request", HttpStatusCode.BadRequest, 1)]
    [InlineData("invalid_scope", HttpStatusCode.BadRequest, 1)]
    [InlineData("unauthorized_client", HttpStatusCode.BadRequest, 1)]
    [InlineData("server_error", HttpStatusCode.InternalServerError, 3)]
    [InlineData("temporarily_unavailable", HttpStatusCode.ServiceUnavailable, 3)]
    public async Task An_error_of_the_token_endpoint_is_named_and_over_when_it_is_over(string code, HttpStatusCode status, int requests)
    {
        await using var app = await StartAsync();
        app.Sandbox.Faults.Add(Fault.TokenError(code) with { Times = Fault.Always });

        var exception = await Assert.ThrowsAsync<ServiceApiTokenException>(() => app.RunAsync(app.Client.Jobs.GetAsync("J")));

        Assert.Equal(code, exception.ErrorCode);
        Assert.Equal(status, exception.StatusCode);
        Assert.Contains(code, exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, exception.Attempts);
        Assert.Equal(requests, app.Sandbox.Requests.Of(ServiceApiSandbox.TokenOperation).Count);
        await AssertRecoversAsync(app);
    }

    [Theory]
    [InlineData(ConnectionBreak.BeforeAnswer)]
    [InlineData(ConnectionBreak.WithinHeaders)]
    [InlineData(ConnectionBreak.WithinBody)]
    public async Task A_token_endpoint_that_is_down_is_asked_again_and_then_said_to_be_down(ConnectionBreak broken)
    {
        await using var app = await StartAsync();
        app.Sandbox.Faults.Add(new Fault { Operation = ServiceApiSandbox.TokenOperation, Break = broken, Times = Fault.Always });

        var exception = await Assert.ThrowsAsync<ServiceApiTokenException>(() => app.RunAsync(app.Client.Jobs.GetAsync("J")));

        Assert.Null(exception.ErrorCode);
        Assert.Null(exception.StatusCode);
        Assert.Contains("connection to the token endpoint failed", exception.Message, StringComparison.Ordinal);
        Assert.Equal(3, app.Sandbox.Requests.Of(ServiceApiSandbox.TokenOperation).Count);
        await AssertRecoversAsync(app);
    }

    [Fact]
    public async Task A_token_endpoint_that_is_too_slow_is_given_up_after_its_time()
    {
        await using var app = await StartAsync(retries: 0);
        app.Sandbox.Faults.Add(new Fault { Operation = ServiceApiSandbox.TokenOperation, Until = new TaskCompletionSource().Task });

        var call = app.Client.Jobs.GetAsync("J");
        await app.Sandbox.Requests.WaitForAsync(ServiceApiSandbox.TokenOperation);
        app.Time.Advance(TimeSpan.FromSeconds(10));

        var exception = await Assert.ThrowsAsync<ServiceApiTokenException>(() => call);
        Assert.Contains("within 10 s", exception.Message, StringComparison.Ordinal);
        await AssertRecoversAsync(app);
    }

    [Fact]
    public async Task A_short_outage_is_not_noticed()
    {
        await using var app = await StartAsync();
        app.Sandbox.Faults.Add(new Fault { Operation = ServiceApiSandbox.TokenOperation, Break = ConnectionBreak.BeforeAnswer });
        app.Sandbox.Faults.Add(Fault.TokenError("server_error"));

        Assert.Equal("J", (await app.RunAsync(app.Client.Jobs.GetAsync("J"))).ServiceJobId);
    }

    [Theory]
    [InlineData("<html>no token</html>")]
    [InlineData("""{"token_type":"bearer","expires_in":3600}""")]
    [InlineData("")]
    public async Task A_success_without_a_token_is_no_success(string body)
    {
        await using var app = await StartAsync();
        app.Sandbox.Faults.Add(new Fault { Operation = ServiceApiSandbox.TokenOperation, StatusCode = 200, Body = System.Text.Encoding.UTF8.GetBytes(body) });

        var exception = await Assert.ThrowsAsync<ServiceApiTokenException>(() => app.RunAsync(app.Client.Jobs.GetAsync("J")));

        Assert.Contains("holds no usable access_token", exception.Message, StringComparison.Ordinal);
        Assert.Empty(app.Sandbox.Requests.Of("getServiceJobByServiceJobId"));
        await AssertRecoversAsync(app);
    }

    private static async Task<App> StartAsync(int retries = 2)
    {
        var app = await App.StartOnVirtualTimeAsync(options => options.Retry.MaxRetries = retries);
        app.Sandbox.Jobs.Add("""{"serviceJobId":"J"}""");
        return app;
    }

    private static async Task AssertRecoversAsync(App app)
    {
        Assert.Empty(app.Sandbox.Requests.Of("getServiceJobByServiceJobId"));
        app.Sandbox.Faults.Clear();
        Assert.Equal("J", (await app.RunAsync(app.Client.Jobs.GetAsync("J"))).ServiceJobId);
    }
}
