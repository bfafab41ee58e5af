using Microsoft.Extensions.DependencyInjection;
using ServiceApi.Client.DependencyInjection;
using ServiceApi.Client.Models;
using ServiceApi.Client.Testing;
using ServiceApi.Client.Tests.Shared;

namespace ServiceApi.Client.Acceptance.Tests;

/// <summary>A sandbox, and the library as an app registers it: a client for each of the sandbox's accounts, over real HTTP on loopback.</summary>
internal sealed class App : IAsyncDisposable
{
    public const string Marketplace = SandboxJobs.DefaultMarketplaceId;

    private readonly ServiceProvider _services;
    private readonly VirtualTime? _time;

    private App(ServiceApiSandbox sandbox, ServiceProvider services, VirtualTime? time)
    {
        Sandbox = sandbox;
        _services = services;
        _time = time;
    }

    public static GetServiceJobsQuery Everything { get; } = new() { MarketplaceId = Marketplace, CreatedAfter = DateTimeOffset.UnixEpoch };

    public ServiceApiSandbox Sandbox { get; }

    public IServiceProvider Services => _services;

    /// <summary>The client of the first account.</summary>
    public IServiceApiClient Client => _services.GetRequiredService<IServiceApiClient>();

    /// <summary>The clock of client and sandbox, in apps that were started on virtual time.</summary>
    public VirtualTime Time => _time!;

    /// <summary>Starts on the machine's clock, with short waits between repetitions.</summary>
    public static Task<App> StartAsync(Action<ServiceApiClientOptions>? configure = null, ServiceApiSandboxOptions? sandbox = null, Action<ProviderClientBuilder<ServiceApiClientOptions>>? build = null) =>
        StartAsync(
            options =>
            {
                options.Retry.BaseDelay = TimeSpan.FromMilliseconds(10);
                configure?.Invoke(options);
            },
            sandbox ?? new(),
            null,
            build);

    /// <summary>Starts client and sandbox on one clock that the test moves.</summary>
    public static Task<App> StartOnVirtualTimeAsync(Action<ServiceApiClientOptions>? configure = null, Func<VirtualTime, ServiceApiSandboxOptions>? sandbox = null)
    {
        var time = new VirtualTime();
        return StartAsync(configure, sandbox?.Invoke(time) ?? new() { TimeProvider = time }, time, null);
    }

    /// <summary>The client of another account, which is registered under its client id.</summary>
    public IServiceApiClient ClientOf(SandboxAccount account) => _services.GetRequiredKeyedService<IServiceApiClient>(account.ClientId);

    /// <summary>Lets a call run to its end, moving the clock whenever it waits.</summary>
    public async Task<T> RunAsync<T>(Task<T> call)
    {
        while (true)
        {
            TimeSpan? wait = null;
            await Eventually.TrueAsync(() => call.IsCompleted || (wait = Time.NextWait) is not null);
            if (call.IsCompleted)
            {
                return await call;
            }

            Time.Advance(wait!.Value);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Sandbox.DisposeAsync();
    }

    private static async Task<App> StartAsync(Action<ServiceApiClientOptions>? configure, ServiceApiSandboxOptions sandboxOptions, VirtualTime? time, Action<ProviderClientBuilder<ServiceApiClientOptions>>? build)
    {
        var sandbox = await ServiceApiSandbox.StartAsync(sandboxOptions);
        var services = new ServiceCollection();
        services.AddSingleton(sandboxOptions.TimeProvider);
        foreach (var account in sandbox.Accounts)
        {
            var builder = services.AddServiceApiClient(account == sandbox.Account ? "" : account.ClientId, options =>
            {
                sandbox.Configure(options, account);
                configure?.Invoke(options);
            });
            build?.Invoke(builder);
        }

        return new(sandbox, services.BuildServiceProvider(), time);
    }
}
