using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using ServiceApi.Client.Models;

namespace ServiceApi.Client.Benchmarks.Listing;

/// <summary>Lists in one way, as an app does that works on each page, and measures it.</summary>
internal static class ListingMeasurement
{
    private const double MiB = 1024 * 1024;

    /// <param name="mode">The way to list.</param>
    /// <param name="settings">How large the run is.</param>
    /// <param name="configure">Leads to the service.</param>
    public static async Task<ListingResult> RunAsync(ListingMode mode, ListingSettings settings, Action<ServiceApiClientOptions> configure)
    {
        var services = new ServiceCollection();
        services.AddServiceApiClient(configure);
        await using var provider = services.BuildServiceProvider();
        var client = provider.GetRequiredService<IServiceApiClient>();
        await WarmUpAsync(client);

        var requests = 0;
        var refused = 0;
        var options = new CallOptions
        {
            OnResponse = answer =>
            {
                Interlocked.Increment(ref requests);
                Interlocked.Add(ref refused, answer.Attempts - 1);
            },
        };
        var query = new GetServiceJobsQuery { MarketplaceId = "ATVPDKIKX0DER", CreatedAfter = TimeProvider.System.GetUtcNow().AddDays(-29) };
        using var process = Process.GetCurrentProcess();
        var before = process.WorkingSet64 / MiB;
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var (delivered, pages) = (0, 0);
        var start = Stopwatch.GetTimestamp();
        await foreach (var page in mode.List(client.Jobs, query, options).AsPages())
        {
            delivered += page.Values.Count;
            ids.UnionWith(page.Values.Select(job => job.ServiceJobId!));
            await Task.Delay(settings.WorkMs);
            if (++pages == settings.Pages && !mode.IsParallel)
            {
                break;
            }
        }

        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        process.Refresh();

        // A page that is read ahead when the app stops is cancelled, and no answer to count
        return new(mode.Name, ids.Count, delivered, requests, refused, seconds, before, process.PeakWorkingSet64 / MiB);
    }

    /// <summary>The token, the connection and the compiler are no part of what is measured; another operation has another plan.</summary>
    private static async Task WarmUpAsync(IServiceApiClient client)
    {
        try
        {
            await client.Jobs.GetAsync("none");
        }
        catch (ServiceApiNotFoundException)
        {
            // As it should be
        }
    }
}
