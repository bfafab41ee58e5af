using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ServiceApi.Client;
using ServiceApi.Client.Contract;

namespace Fleet;

/// <summary>One process of the fleet: an app that calls as often as it may, until the fleet ends.</summary>
internal static class Worker
{
    private const int Callers = 16;

    public static async Task<int> RunAsync(WorkerSettings settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.None).AddFilter("ServiceApi.Client.PostgreSql", LogLevel.Information);
        builder.Services
            .AddServiceApiClient(options =>
            {
                options.Endpoint = settings.Sandbox;
                options.ApplicationName = ApplicationName(settings.Number);
                options.Authentication.TokenEndpoint = new Uri(settings.Sandbox, "/auth/o2/token");
                options.Authentication.ClientId = settings.ClientId;
                options.Authentication.ClientSecret = settings.ClientSecret;
                options.Authentication.RefreshToken = settings.RefreshToken;
            })
            .UsePostgreSql(settings.Database, options =>
            {
                options.CreateSchema = true;
                options.TokenKey = settings.TokenKey;
            })
            .HttpClient.AddHttpMessageHandler(() => new Way(settings.LatencyMs, settings.JitterMs));
        using var host = builder.Build();
        await host.StartAsync();

        var client = host.Services.GetRequiredService<IServiceApiClient>();
        using var end = new CancellationTokenSource();
        var calls = Enumerable.Range(0, Callers).Select(_ => CallAsync(client, settings, end.Token)).ToList();
        await Console.In.ReadToEndAsync(CancellationToken.None); // ends with the process that started this one
        await end.CancelAsync();
        await Task.WhenAll(calls);
        await host.StopAsync();
        return 0;
    }

    public static string ApplicationName(int number) => $"Worker {number}";

    private static async Task CallAsync(IServiceApiClient client, WorkerSettings settings, CancellationToken end)
    {
        var patience = new CallOptions { MaxQueueWait = TimeSpan.FromHours(1) };
        while (!end.IsCancellationRequested)
        {
            try
            {
                if (settings.Operation == ServicesApiOperations.GetServiceJobs.Id)
                {
                    await client.Jobs.ListAsync(new() { MarketplaceId = Marketplace.Germany.Id, CreatedAfter = DateTimeOffset.UtcNow.AddDays(-30) }, patience, end).AnyAsync(end);
                }
                else
                {
                    await client.Jobs.GetAsync(settings.JobId, patience, end);
                }
            }
            catch (ServiceApiException failure) when (!end.IsCancellationRequested)
            {
                Console.Error.WriteLine(failure.Message);
            }
            catch (OperationCanceledException) when (end.IsCancellationRequested)
            {
                return;
            }
        }
    }
}
