using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using ServiceApi.Client.Authentication;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Tests.Support;

namespace ServiceApi.Client.Tests.HealthChecks;

public sealed class HealthCheckTests
{
    private const string Operation = "completeServiceJobByServiceJobId";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_account_with_a_token_is_healthy_and_no_call_is_made_for_it()
    {
        await using var app = App();

        var entry = await CheckAsync(app);
        await CheckAsync(app);

        Assert.Equal((HealthStatus.Healthy, "There is an access token, and no usage plan was exceeded within the last minute."), (entry.Status, entry.Description));
        Assert.Empty(app.Service.Requests);
        Assert.Equal(1, app.Service.TokenRequests);
    }

    [Fact]
    public async Task An_account_whose_token_is_refused_is_unhealthy_with_the_reason_and_no_secret()
    {
        await using var app = App();
        app.Service.Token = (_, _) => Task.FromResult(ScriptedService.Json(HttpStatusCode.BadRequest, """{"error":"invalid_grant","error_description":"refresh-token of Maria"}"""));

        var entry = await CheckAsync(app);

        Assert.Equal((HealthStatus.Unhealthy, "There is no access token: the token endpoint refused the request (invalid_grant)."), (entry.Status, entry.Description));
        Assert.Null(entry.Exception);
    }

    [Fact]
    public async Task A_source_of_the_apps_own_that_fails_is_told_by_its_exceptions_type()
    {
        await using var app = new TestClient(build: builder =>
            builder.UseAccessTokenProvider(_ => new Broken()).Services.AddHealthChecks().AddServiceApiClient(builder.Name, failureStatus: HealthStatus.Degraded));

        var entry = await CheckAsync(app);

        Assert.Equal((HealthStatus.Degraded, "There is no access token: InvalidTimeZoneException."), (entry.Status, entry.Description));
    }

    [Fact]
    public async Task A_plan_that_was_exceeded_degrades_for_a_minute()
    {
        await using var app = App();
        await app.Client.Jobs.CompleteAsync("job-1");
        app.Time.Advance(TimeSpan.FromSeconds(50));
        app.Service.Then(() => ScriptedService.QuotaExceeded());
        await app.RunAsync(app.Client.Jobs.CompleteAsync("job-1"));

        var exceeded = await CheckAsync(app);
        app.Time.Advance(TimeSpan.FromSeconds(30)); // the limiter is full again and has been let go by now
        Assert.Equal(HealthStatus.Degraded, (await CheckAsync(app)).Status);
        app.Time.Advance(TimeSpan.FromSeconds(30));
        var recovered = await CheckAsync(app);

        Assert.Equal(
            (HealthStatus.Degraded, $"The service refused calls within the last minute since their usage plan was exceeded: {Operation}."),
            (exceeded.Status, exceeded.Description));
        Assert.Equal(HealthStatus.Healthy, recovered.Status);
    }

    [Fact]
    public async Task The_data_tells_how_many_wait_for_their_turn()
    {
        await using var app = App(options => options.Throttling.UsagePlans[Operation] = new() { RatePerSecond = 0.1, Burst = 1 });
        await app.Client.Jobs.CompleteAsync("job-1");
        using var cancellation = new CancellationTokenSource();
        var waiting = app.Client.Jobs.CompleteAsync("job-2", cancellationToken: cancellation.Token);
        var limiter = await app.LimiterAsync(ServicesApiOperations.CompleteServiceJobByServiceJobId);
        await Shared.Eventually.TrueAsync(() => limiter.GetStatistics()!.CurrentQueuedCount == 1);

        var entry = await CheckAsync(app);

        Assert.Equal(new KeyValuePair<string, object>(Operation, 1L), Assert.Single(entry.Data));
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task Each_account_is_checked_under_a_name_of_its_own_unless_another_is_given()
    {
        var services = new ServiceCollection();
        services.AddServiceApiClient(TestClient.Configure);
        services.AddServiceApiClient("north", TestClient.Configure);
        services.AddHealthChecks().AddServiceApiClient().AddServiceApiClient("north").AddServiceApiClient("north", "jobs", tags: ["ready"], timeout: TimeSpan.FromSeconds(3));
        await using var provider = services.BuildServiceProvider();

        var registrations = provider.GetRequiredService<IOptions<HealthCheckServiceOptions>>().Value.Registrations;

        Assert.Equal(["ServiceApi.Client", "ServiceApi.Client:north", "jobs"], registrations.Select(registration => registration.Name));
        Assert.Equal(("ready", TimeSpan.FromSeconds(3)), (Assert.Single(registrations.Last().Tags), registrations.Last().Timeout));
    }

    [Fact]
    public async Task An_account_that_is_not_registered_is_told()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddServiceApiClient(TestClient.Configure);
        services.AddHealthChecks().AddServiceApiClient("south");
        await using var provider = services.BuildServiceProvider();

        var report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(Token);

        var entry = Assert.Single(report.Entries).Value;
        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Contains("There is no account south to check", entry.Description, StringComparison.Ordinal);
    }

    private static TestClient App(Action<ServiceApiClientOptions>? configure = null) => new(configure, builder =>
    {
        if (builder.Name == "")
        {
            builder.Services.AddHealthChecks().AddServiceApiClient();
        }
    });

    private static async Task<HealthReportEntry> CheckAsync(TestClient app) =>
        (await app.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Token)).Entries.Values.First();

    private sealed class Broken : IAccessTokenProvider
    {
        public ValueTask<AccessToken> GetAccessTokenAsync(CancellationToken cancellationToken) => throw new InvalidTimeZoneException("secret");
    }
}
