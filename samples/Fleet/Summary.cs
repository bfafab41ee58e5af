using System.Globalization;

namespace Fleet;

/// <summary>What is told of a run at its end.</summary>
internal static class Summary
{
    private const double LeastPartOfPlan = 0.97;
    private const double LeastShare = 0.8;

    /// <param name="settings">What was run.</param>
    /// <param name="measure">How it went.</param>
    /// <param name="start">When it began.</param>
    /// <param name="end">When it ended.</param>
    /// <param name="recovered">From when on the whole plan was to be in use again; null if there was no outage.</param>
    /// <returns>Whether the plan was kept to, used, and shared.</returns>
    public static bool Tell(FleetSettings settings, Measure measure, DateTimeOffset start, DateTimeOffset end, DateTimeOffset? recovered)
    {
        var plan = settings.Operation.UsagePlan!;
        var served = measure.Between(start, end);
        var used = served / Measure.Allowed(plan, end - start, withBurst: true);
        var usedSince = recovered is { } from ? measure.Between(from, end) / Measure.Allowed(plan, end - from, withBurst: false) : used;
        var each = measure.OfEach();
        var share = each.Min() / each.Average();

        Write($"{settings.Workers} workers, {(end - start).TotalSeconds:0} s of {settings.Operation.Id} ({plan.RatePerSecond:0.#} requests per second, burst {plan.Burst}), {settings.LatencyMs} to {settings.LatencyMs + settings.JitterMs} ms each way");
        Write($"{served} requests were carried out: {used:0.0 %} of what the plan allows");
        if (recovered is not null)
        {
            Write($"from 5 s after the database was back, {usedSince:0.0 %} of the rate");
        }
        else
        {
            Write($"the worker with the fewest had {share:0 %} of an equal share");
        }

        Write($"{measure.Refused} requests were refused with 429");
        Write($"{measure.Tokens} access tokens were issued");
        return measure.Refused == 0 && usedSince >= LeastPartOfPlan && (recovered is not null || share >= LeastShare);
    }

    private static void Write(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
