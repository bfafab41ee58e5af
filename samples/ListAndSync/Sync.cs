using ServiceApi.Client;
using ServiceApi.Client.Models;

namespace ListAndSync;

/// <summary>Brings what has changed since the last time, at the speed of the usage plan.</summary>
internal sealed class Sync(IServiceApiClient client, CheckpointFile file)
{
    // Clocks differ, and a change may be found a little after it was made.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);

    /// <summary>The status of each job: what an app keeps in its database, by the job's id.</summary>
    public Dictionary<string, ServiceJobStatus?> Saved { get; } = [];

    public async Task<int> RunAsync(int mostPages = int.MaxValue)
    {
        var now = TimeProvider.System.GetUtcNow();
        var checkpoint = file.Read() ?? new(now.AddDays(-30));
        checkpoint = checkpoint with { Until = checkpoint.Until ?? now };
        var query = new GetServiceJobsQuery
        {
            MarketplaceId = Marketplace.UnitedStates.Id,
            LastUpdatedAfter = checkpoint.From,
            LastUpdatedBefore = checkpoint.Until,
        };

        var found = 0;
        await foreach (var page in client.Jobs.ListInParallelAsync(query).AsPages(checkpoint.Token))
        {
            foreach (var job in page.Values)
            {
                Saved[job.ServiceJobId!] = job.ServiceJobStatus;
            }

            found += page.Values.Count;
            file.Write(page.ContinuationToken is { } token ? checkpoint with { Token = token } : new(checkpoint.Until.Value - Overlap));
            if (--mostPages == 0)
            {
                break;
            }
        }

        return found;
    }
}
