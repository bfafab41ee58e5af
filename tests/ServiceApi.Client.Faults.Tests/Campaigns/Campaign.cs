using System.Collections.Concurrent;
using System.Diagnostics;
using ServiceApi.Client.Faults.Tests.Faults;
using ServiceApi.Client.Faults.Tests.Watching;
using ServiceApi.Client.Faults.Tests.Worlds;

namespace ServiceApi.Client.Faults.Tests.Campaigns;

/// <summary>
/// Calls of every kind, hundreds at a time, each with faults in its way; then, when nothing is under way any more, what the
/// callers were told is compared with what the sandbox knows.
/// </summary>
internal sealed class Campaign(CampaignSettings settings)
{
    // By the machine's clock. All waits of a call together are a fraction of it: who is not back then never will be
    private static readonly TimeSpan Never = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan ClosingTakes = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<FaultKind, int> _met = new();

    public async Task<CampaignResult> RunAsync()
    {
        var begun = Stopwatch.GetTimestamp();
        using var buffers = new BufferWatch();
        var result = await RunAsync(begun);
        SpinWait.SpinUntil(() => buffers.Missing == 0, ClosingTakes); // connections that are closing may hold some
        return result with { BuffersRented = buffers.Rented, BuffersMissing = buffers.Missing };
    }

    private async Task<CampaignResult> RunAsync(long begun)
    {
        await using var world = await FaultWorld.StartAsync(new FastTime(settings.Speed));
        var outcomes = new ConcurrentBag<CallOutcome>();
        await Parallel.ForEachAsync(
            DrawnCall.Draw(settings),
            new ParallelOptions { MaxDegreeOfParallelism = settings.AtATime },
            async (drawn, _) => outcomes.Add(await RunAsync(world, drawn)));

        world.Sandbox.Faults.Clear();
        List<CallOutcome> told = [.. outcomes.OrderBy(outcome => outcome.Drawn.Number).Select(outcome => outcome.Checked())];
        return new(settings, told, _met.ToDictionary(), await Aftermath.FindAsync(world), world.Leaks.Read, world.Sandbox.Requests.Count, Stopwatch.GetElapsedTime(begun));
    }

    private async Task<CallOutcome> RunAsync(FaultWorld world, DrawnCall drawn)
    {
        var tag = new CallTag(drawn.Number);
        var call = drawn.Kind.Prepare(world, drawn.Number);
        CallTag.Current = tag;
        foreach (var (fault, operationId) in drawn.Faults)
        {
            fault.Inject(new(world, drawn.Kind, tag, operationId, () => _met.AddOrUpdate(fault.Kind, 1, (_, count) => count + 1)));
        }

        try
        {
            return new(drawn, call, null, await call.SendAsync(CancellationToken.None).WaitAsync(Never));
        }
        catch (Exception exception)
        {
            world.Leaks.Look(drawn.Kind.Name, exception);
            return new(drawn, call, exception, null);
        }
    }
}
