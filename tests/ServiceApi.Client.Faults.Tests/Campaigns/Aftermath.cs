using ServiceApi.Client.Faults.Tests.Worlds;
using ServiceApi.Client.Testing;
using ServiceApi.Client.Tests.Shared;

namespace ServiceApi.Client.Faults.Tests.Campaigns;

/// <summary>What a campaign may have left behind, beside what it did to its calls' subjects.</summary>
internal static class Aftermath
{
    private const int UploadsAtATime = 4;
    private const int MostTries = 10;

    /// <summary>Everything that is not as it was.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(FaultWorld world)
    {
        var found = new List<string>(world.Leaks.Leaks.Select(leak => $"A secret got out: {leak}"));
        if (world.Elsewhere.Requests.Count + world.Elsewhere.Tokens.IssuedCount > 0)
        {
            found.Add("A redirect was followed.");
        }

        if (world.DeadEnds.BytesReceived > 0)
        {
            found.Add("A server without a certificate that is to be trusted was told something.");
        }

        found.AddRange((await WantingAsync(world)).Select(limiter => $"A limiter is not full again: {limiter}"));

        foreach (var (number, client) in world.Clients.Index())
        {
            if (!await HasAllPlacesAsync(world, client))
            {
                found.Add($"Account {number} cannot upload {UploadsAtATime} documents at a time any more.");
            }
        }

        return found;
    }

    /// <summary>The limiters that do not become full again.</summary>
    private static async Task<IReadOnlyList<string>> WantingAsync(FaultWorld world)
    {
        try
        {
            await Eventually.TrueAsync(() => world.Limiters.Wanting.Count == 0);
        }
        catch (TimeoutException)
        {
            // Told below
        }

        return world.Limiters.Wanting;
    }

    private static async Task<bool> HasAllPlacesAsync(FaultWorld world, IServiceApiClient client)
    {
        // On a machine that has no time for it an upload may fail for reasons of its own
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (await AreAllAtTheStoreAsync(world, client))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Lets none of the account's uploads go on before all have come as far as the store.</summary>
    private static async Task<bool> AreAllAtTheStoreAsync(FaultWorld world, IServiceApiClient client)
    {
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var arrived = new HashSet<string>(StringComparer.Ordinal);
        var gate = new Fault
        {
            Operation = ServiceApiSandbox.UploadOperation,
            Times = Fault.Always,
            Until = all.Task,
            When = request =>
            {
                arrived.Add(request.Path); // under the faults' lock
                if (arrived.Count == UploadsAtATime)
                {
                    all.TrySetResult();
                }

                return true;
            },
        };
        world.Sandbox.Faults.Add(gate);
        using var end = new CancellationTokenSource();
        var uploads = Enumerable.Range(0, UploadsAtATime).Select(_ => client.Documents.UploadAsync(DocumentContent.FromBytes("%PDF-1.7"u8.ToArray()), cancellationToken: end.Token)).ToList();
        var areAllThere = await Task.WhenAny([all.Task, .. uploads]) == all.Task;
        world.Sandbox.Faults.Remove(gate);
        await end.CancelAsync();
        await ((Task)Task.WhenAll(uploads)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return areAllThere;
    }
}
