using System.Globalization;
using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Benchmarks.Throttle;

/// <summary>Every plan with every jitter and every number of callers: first without a limiter, then with one, from the start and after an idle time.</summary>
internal static class ThrottleBenchmark
{
    private static readonly UsagePlan Unlimited = new(1_000_000, 1_000_000);

    public static async Task<IReadOnlyList<ThrottleResult>> RunAsync(ThrottleSettings settings, TextWriter output)
    {
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{settings.Calls} calls from the start and {settings.Calls} after an idle time, {settings.LatencyMs} ms and the jitter of each way for a round trip, nothing scaled\n"));
        var cases =
            (from jitter in settings.JittersMs from callers in settings.Callers from plan in settings.Plans select (plan, jitter, callers)).ToList();
        // They load the machine little, so all go at the same time; also those without a limiter.
        var networks = cases.Select(each => (each.jitter, each.callers)).Distinct().ToList();
        var times = await Task.WhenAll(networks.Select(each => CallAsync(Unlimited, settings, each.jitter, each.callers)));
        var unlimited = networks.Zip(times).ToDictionary(pair => pair.First, pair => pair.Second);
        var results = await Task.WhenAll(cases.Select(each => MeasureAsync(each.plan, settings, each.jitter, each.callers, unlimited[(each.jitter, each.callers)])));
        await output.WriteLineAsync(ThrottleResult.Header);
        foreach (var result in results.OrderByDescending(result => result.Plan.RatePerSecond).ThenBy(result => result.JitterMs))
        {
            await output.WriteLineAsync(result.ToRow());
        }

        return results;
    }

    private static async Task<double> CallAsync(UsagePlan plan, ThrottleSettings settings, int jitterMs, int callers)
    {
        await using var run = await ThrottleRun.StartAsync(plan, new Network(settings.LatencyMs, jitterMs));
        return await run.CallAsync(settings.Calls, callers);
    }

    private static async Task<ThrottleResult> MeasureAsync(UsagePlan plan, ThrottleSettings settings, int jitterMs, int callers, double unlimited)
    {
        await using var run = await ThrottleRun.StartAsync(plan, new Network(settings.LatencyMs, jitterMs));
        var first = await run.CallAsync(settings.Calls, callers);
        await Task.Delay(TimeSpan.FromSeconds((plan.Burst / plan.RatePerSecond) + 1));
        var later = await run.CallAsync(settings.Calls, callers);
        return new(plan, jitterMs, callers, settings.Calls, run.Refused, unlimited, first, later);
    }
}
