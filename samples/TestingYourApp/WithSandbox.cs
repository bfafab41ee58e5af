using Microsoft.Extensions.DependencyInjection;
using ServiceApi.Client.Testing;
using Xunit;

namespace TestingYourApp;

/// <summary>With HTTP: what comes of it at a service that keeps state, checks what it is sent, and fails when it is told to.</summary>
public sealed class WithSandbox : IAsyncLifetime
{
    private ServiceApiSandbox _sandbox = null!;
    private ServiceProvider _app = null!;

    public async ValueTask InitializeAsync()
    {
        _sandbox = await ServiceApiSandbox.StartAsync();
        _sandbox.Jobs.Seed(20);
        _sandbox.Resources.Seed();
        var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddSingleton<Dispatcher>();
        services.AddServiceApiClient(options => _sandbox.Configure(options));
        _app = services.BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _sandbox.DisposeAsync();
    }

    [Fact]
    public async Task Every_job_that_waits_gets_an_appointment()
    {
        var waiting = Waiting();

        Assert.Equal(waiting.Count, await BookAsync());

        Assert.NotEmpty(waiting);
        Assert.Empty(Waiting());
    }

    [Fact]
    public async Task A_job_that_is_refused_does_not_keep_the_others_from_theirs()
    {
        var waiting = Waiting();
        _sandbox.Faults.Add(new Fault { Operation = "addAppointmentForServiceJobByServiceJobId", StatusCode = 422 });

        Assert.Equal(waiting.Count - 1, await BookAsync());

        Assert.Equal(waiting[..1], Waiting());
    }

    [Fact]
    public async Task A_token_that_is_revoked_is_renewed_once()
    {
        await BookAsync();
        _sandbox.Tokens.RevokeAll();

        await BookAsync();

        Assert.Equal(2, _sandbox.Tokens.IssuedCount);
    }

    private List<string> Waiting() => [.. _sandbox.Jobs.All.Where(job => job.Status == "PENDING_SCHEDULE").Select(job => job.Id)];

    private Task<int> BookAsync() => _app.GetRequiredService<Dispatcher>().BookAsync(SandboxJobs.DefaultMarketplaceId);
}
