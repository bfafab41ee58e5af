using Microsoft.Extensions.DependencyInjection;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Testing;

namespace ServiceApi.Client.Benchmarks.Throttle;

/// <summary>One client and one service that enforces the plan exactly, or none.</summary>
internal sealed class ThrottleRun : IAsyncDisposable
{
    private const string Operation = "getServiceJobByServiceJobId";
    private readonly ServiceApiSandbox _sandbox;
    private readonly ServiceProvider _services;
    private readonly Network _network;
    private readonly string _job;

    private ThrottleRun(ServiceApiSandbox sandbox, ServiceProvider services, Network network)
    {
        (_sandbox, _services, _network) = (sandbox, services, network);
        _job = sandbox.Jobs.Seed(1)[0];
    }

    private IJobsClient Jobs => _services.GetRequiredService<IServiceApiClient>().Jobs;

    /// <summary>How many requests the service has refused.</summary>
    public int Refused => _sandbox.Requests.Of(Operation).Count(request => request.StatusCode == 429);

    public static async Task<ThrottleRun> StartAsync(UsagePlan plan, Network network)
    {
        var sandbox = await ServiceApiSandbox.StartAsync(new() { UsagePlans = new Dictionary<string, UsagePlan> { [Operation] = plan } });
        var services = new ServiceCollection();
        services.AddServiceApiClient(options =>
        {
            sandbox.Configure(options);
            options.Throttling.MaxQueueWait = TimeSpan.FromHours(1);
            options.Throttling.UsagePlans[Operation] = new() { RatePerSecond = plan.RatePerSecond, Burst = plan.Burst };
        }).HttpClient.AddHttpMessageHandler(network.CreateHandler);
        var run = new ThrottleRun(sandbox, services.BuildServiceProvider(), network);
        await run.WarmUpAsync();
        return run;
    }

    /// <summary>Makes calls, and tells how long it took until the last of them was sent, in seconds.</summary>
    public async Task<double> CallAsync(int calls, int callers)
    {
        var left = calls;
        _network.Start();
        await Task.WhenAll(Enumerable.Range(0, Math.Min(callers, calls)).Select(async _ =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                await Jobs.GetAsync(_job);
            }
        }));
        return _network.Seconds;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _sandbox.DisposeAsync();
    }

    /// <summary>The token and the compiler are no part of what is measured; another operation has another plan.</summary>
    private async Task WarmUpAsync()
    {
        try
        {
            await Jobs.CancelAsync("none", "V1");
        }
        catch (ServiceApiException)
        {
            // As it should be
        }
    }
}
