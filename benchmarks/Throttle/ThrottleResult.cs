using System.Globalization;
using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Benchmarks.Throttle;

/// <summary>What a plan, a network and some callers came to.</summary>
/// <param name="Plan">The usage plan.</param>
/// <param name="JitterMs">The most that a way took longer than others, in milliseconds.</param>
/// <param name="Callers">How many callers there were.</param>
/// <param name="Calls">How many calls they made at first, and as many again after an idle time.</param>
/// <param name="Refused">How many requests were refused with 429.</param>
/// <param name="Unlimited">How long the same callers take for as many calls on the same network without a limiter, in seconds; as all times, from the first request to the last one, as they are sent.</param>
/// <param name="First">How long they took right after the start, in seconds.</param>
/// <param name="Later">How long they took after an idle time, in seconds.</param>
internal sealed record ThrottleResult(UsagePlan Plan, int JitterMs, int Callers, int Calls, int Refused, double Unlimited, double First, double Later)
{
    public static string Header =>
        """
        | plan | jitter | callers | calls | 429 | bound by | from the start | after an idle time |
        |---|---|---|---|---|---|---|---|
        """;

    /// <summary>Of what the plan allows in that time, or of what the callers reach without a limiter, whichever is less.</summary>
    public double PercentAtFirst => Percent(First);

    public double PercentLater => Percent(Later);

    private bool IsBoundByPlan => Calls / Unlimited * Later > Plan.Burst + (Plan.RatePerSecond * Later);

    public string ToRow() => string.Create(
        CultureInfo.InvariantCulture,
        $"| {Plan.RatePerSecond}/{Plan.Burst} | {JitterMs} ms | {Callers} | 2 × {Calls} | {Refused} | {(IsBoundByPlan ? "plan" : "callers")} | {PercentAtFirst:F1} % | {PercentLater:F1} % |");

    private double Percent(double seconds) =>
        100 * Calls / Math.Min(Plan.Burst + (Plan.RatePerSecond * seconds), Calls / Unlimited * seconds);
}
