using Microsoft.Extensions.DependencyInjection;
using ServiceApi.Client.Diagnostics;
using ServiceApi.Client.Tests.Support;

namespace ServiceApi.Client.Tests.Diagnostics;

/// <summary>What the framework adds to spans, metrics, logs and exceptions when it sends itself.</summary>
public sealed class NetworkLeakTests
{
    private const string JobId = "job-1";

    [Fact]
    public async Task The_frameworks_own_spans_and_metrics_hold_no_token_and_no_secret()
    {
        using var server = new LoopbackServer(request => LoopbackServer.Ok(request.Contains("/token", StringComparison.Ordinal)
            ? $$"""{"access_token":"{{Seed.AccessToken}}","expires_in":3600}"""
            : $$"""{"payload":{{Seed.Job}}}"""));

        var (telemetry, exception) = await GetAsync(server);

        using (telemetry)
        {
            Assert.Null(exception);
            Assert.Equal(2, telemetry.Spans.Count(span => span.Source.Name == "System.Net.Http")); // the token's, and the job's
            Assert.Contains(telemetry.Measurements, measurement => measurement.Instrument.Meter.Name == "System.Net.Http");
            Trace.AssertClean(telemetry, null);
        }
    }

    [Theory]
    [InlineData("S33D Maria\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nS33D Maria\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nS33D Maria\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nS33D Maria\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 10\r\n\r\nS33D Maria")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"S33D\":\"S33D")]
    public async Task An_answer_that_is_no_HTTP_is_not_quoted(string answer)
    {
        using var server = new LoopbackServer(request => request.Contains("/token", StringComparison.Ordinal) ? LoopbackServer.Ok("""{"access_token":"fine"}""") : answer);

        var (telemetry, exception) = await GetAsync(server);

        using (telemetry)
        {
            Assert.IsType<ServiceApiConnectionException>(exception);
            Trace.AssertClean(telemetry, exception, TelemetryNames.ActivitySource); // the framework quotes it in a span of its own, if anybody listens
        }
    }

    [Theory]
    [InlineData("S33D Maria\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nS33D Maria\r\n")]
    public async Task A_tokens_answer_that_is_no_HTTP_is_not_quoted(string answer)
    {
        using var server = new LoopbackServer(_ => answer);

        var (telemetry, exception) = await GetAsync(server);

        using (telemetry)
        {
            Assert.IsType<ServiceApiTokenException>(exception);
            Trace.AssertClean(telemetry, exception, TelemetryNames.ActivitySource); // the framework quotes it in a span of its own, if anybody listens
        }
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        using var elsewhere = new LoopbackServer(_ => throw new InvalidOperationException("Nobody was to come here."));
        using var server = new LoopbackServer(request => request.Contains("/token", StringComparison.Ordinal)
            ? LoopbackServer.Ok("""{"access_token":"fine"}""")
            : $"HTTP/1.1 307 Temporary Redirect\r\nConnection: close\r\nLocation: {elsewhere.Address}\r\nContent-Length: 0\r\n\r\n");

        var (telemetry, exception) = await GetAsync(server);

        using (telemetry)
        {
            Assert.Equal(307, (int)Assert.IsType<ServiceApiResponseException>(exception).StatusCode!);
        }
    }

    private static async Task<(Telemetry Telemetry, Exception? Exception)> GetAsync(LoopbackServer server)
    {
        var telemetry = new Telemetry { Port = server.Port };
        var services = new ServiceCollection();
        telemetry.ListenToLogs(services);
        services.AddServiceApiClient(options =>
        {
            TestClient.Configure(options);
            options.Endpoint = server.Address;
            options.Authentication.TokenEndpoint = new(server.Address, "token");
            options.Authentication.ClientSecret = Seed.ClientSecret;
            options.Authentication.RefreshToken = Seed.RefreshToken;
            options.Retry.MaxRetries = 0;
        });
        await using var provider = services.BuildServiceProvider();
        telemetry.ListenToMeters(provider);
        return (telemetry, await Record.ExceptionAsync(() => provider.GetRequiredService<IServiceApiClient>().Jobs.GetAsync(JobId)));
    }
}
