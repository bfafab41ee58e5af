using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Testing;

namespace Uploads;

/// <summary>The store's process, and clients of it.</summary>
internal sealed class StoreProcess : IAsyncDisposable
{
    private readonly Process _process;
    private Uri _endpoint = null!;
    private Uri _tokenEndpoint = null!;

    private StoreProcess(Process process) => _process = process;

    public static async Task<StoreProcess> StartAsync()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["store"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var store = new StoreProcess(Process.Start(start)!);
        store._endpoint = new((await store._process.StandardOutput.ReadLineAsync())!);
        store._tokenEndpoint = new((await store._process.StandardOutput.ReadLineAsync())!);
        return store;
    }

    public ServiceProvider CreateServices()
    {
        var account = new SandboxAccount();
        var services = new ServiceCollection();
        services.AddServiceApiClient(options =>
        {
            options.Endpoint = _endpoint;
            options.Authentication.TokenEndpoint = _tokenEndpoint;
            options.Authentication.ClientId = account.ClientId;
            options.Authentication.ClientSecret = account.ClientSecret;
            options.Authentication.RefreshToken = account.RefreshToken;
            options.Throttling.UsagePlans[ServicesApiOperations.CreateServiceDocumentUploadDestination.Id] = new() { RatePerSecond = Store.Plan.RatePerSecond, Burst = Store.Plan.Burst };
        });
        return services.BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
