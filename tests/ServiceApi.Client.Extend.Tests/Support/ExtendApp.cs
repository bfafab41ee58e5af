using Microsoft.Extensions.DependencyInjection;
using ServiceApi.Client.DependencyInjection;
using ServiceApi.Client.Testing;

namespace ServiceApi.Client.Extend.Tests.Support;

/// <summary>A sandbox, and the library as an app registers it, over real HTTP on loopback.</summary>
internal sealed class ExtendApp : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private ExtendApp(ServiceApiSandbox sandbox, ServiceProvider services)
    {
        Sandbox = sandbox;
        _services = services;
    }

    public ServiceApiSandbox Sandbox { get; }

    public IServiceProvider Services => _services;

    public IExtendClient Client => _services.GetRequiredService<IExtendClient>();

    public static async Task<ExtendApp> StartAsync(
        Action<ExtendClientOptions>? configure = null,
        Action<ProviderClientBuilder<ExtendClientOptions>>? build = null,
        ServiceApiSandboxOptions? options = null)
    {
        var sandbox = await ServiceApiSandbox.StartAsync(options);
        var services = new ServiceCollection();
        if (options is not null)
        {
            services.AddSingleton(options.TimeProvider);
        }

        var builder = services.AddExtendClient(client =>
        {
            sandbox.Configure(client);
            client.Retry.BaseDelay = TimeSpan.FromMilliseconds(10);
            configure?.Invoke(client);
        });
        build?.Invoke(builder);
        return new(sandbox, services.BuildServiceProvider());
    }

    public Guid Depot(SandboxServiceOrderStatus status = SandboxServiceOrderStatus.Accepted) => Sandbox.ServiceOrders.Add(SandboxServiceOrderKind.Depot, status).Id;

    public Guid Onsite() => Sandbox.ServiceOrders.Add(SandboxServiceOrderKind.Onsite).Id;

    public IReadOnlyList<RecordedRequest> Reports => Sandbox.Requests.Of("updateRepair");

    public Task<RawResponse> ReportAsync(Guid order, RepairEvent? repairEvent = null) =>
        Client.ServiceOrders.UpdateRepairAsync(order, repairEvent ?? new ProductReceivedEvent());

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Sandbox.DisposeAsync();
    }
}
