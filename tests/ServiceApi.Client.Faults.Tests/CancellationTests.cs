using ServiceApi.Client.Faults.Tests.Calls;
using ServiceApi.Client.Faults.Tests.Campaigns;
using ServiceApi.Client.Faults.Tests.Faults;
using ServiceApi.Client.Faults.Tests.Worlds;
using ServiceApi.Client.Testing;
using ServiceApi.Client.Tests.Shared;

namespace ServiceApi.Client.Faults.Tests;

/// <summary>Calls that their callers give up, whatever they are waiting for.</summary>
[Collection(nameof(Alone))]
public sealed class CancellationTests
{
    private const int Speed = 20;
    private const int LongestMs = 150;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_call_that_is_cancelled_at_any_moment_ends_with_its_callers_token_and_leaves_nothing_behind(bool withFaults)
    {
        const int Calls = 600;
        var time = new FastTime(Speed);
        await using var world = await FaultWorld.StartAsync(time);
        if (!withFaults)
        {
            // Something must take long enough to be given up
            world.Sandbox.Faults.Add(new Fault { AnswerDelay = TimeSpan.FromSeconds(2), Times = Fault.Always });
        }

        var random = new Random(1);
        var drawn = Enumerable.Range(0, Calls).Select(number => (Number: number, Kind: CallKind.All[random.Next(CallKind.All.Count)], Moment: random.Next(LongestMs), Fault: FaultKind.Draw(random))).ToList();

        var cancelled = 0;
        await Parallel.ForEachAsync(drawn, new ParallelOptions { MaxDegreeOfParallelism = 100 }, async (each, _) =>
        {
            var tag = new CallTag(each.Number);
            CallTag.Current = tag;
            var call = each.Kind.Prepare(world, each.Number);
            if (withFaults)
            {
                each.Fault.Inject(new(world, each.Kind, tag, each.Kind.OperationIds[^1], () => { }));
            }

            using var giveUp = new CancellationTokenSource();
            var ending = Record.ExceptionAsync(() => call.SendAsync(giveUp.Token)).AsTask();
            await Task.WhenAny(ending, Task.Delay(each.Moment, CancellationToken.None));
            await giveUp.CancelAsync();
            var told = await ending;

            if (told is OperationCanceledException gaveUp)
            {
                Interlocked.Increment(ref cancelled);
                Assert.Equal(giveUp.Token, gaveUp.CancellationToken);
            }
            else
            {
                Assert.True(told is null or ServiceApiException, $"{each.Kind} ended with {told}");
            }

            Assert.InRange(call.CountDone?.Invoke() ?? 0, 0, 1);
        });

        Assert.InRange(cancelled, 1, Calls);
        world.Sandbox.Faults.Clear();
        Assert.Empty(await Aftermath.FindAsync(world));
        await Eventually.TrueAsync(() => time.Timers <= world.Limiters.Count + 1); // a limiter keeps the timer that it once had, and one sweep serves them all
    }

    [Fact]
    public async Task A_burst_that_is_cancelled_in_the_queue_leaves_the_full_burst_to_those_who_come_next()
    {
        await using var world = await FaultWorld.StartAsync(new FastTime(2));
        var client = world.ClientOf(0);
        var id = world.Sandbox.Jobs.Add(Secrets.Job("HOLD"));
        await client.Jobs.GetAsync(id); // with a token at hand, all of them come as far as the queue
        using var giveUp = new CancellationTokenSource();

        var storm = Enumerable.Range(0, 500).Select(_ => Record.ExceptionAsync(() => client.Jobs.GetAsync(id, null, giveUp.Token)).AsTask()).ToList();
        await giveUp.CancelAsync();
        await Task.WhenAll(storm);
        await Eventually.TrueAsync(() => world.Limiters.Wanting.Count == 0);

        Assert.Equal(40, world.Limiters.TakeAll("amazon-0", "getServiceJobByServiceJobId"));
    }
}
