namespace ServiceApi.Client.Benchmarks.Calls;

/// <summary>The median of what was measured in many rounds, and the bounds that hold it with 95 % certainty each.</summary>
/// <remarks>Whatever the distribution, half of the rounds lie above the true median: the bounds are two of the values themselves (the sign test).</remarks>
internal readonly record struct Median(double Value, double Lower, double Upper)
{
    private const double NormalQuantile = 1.645; // 95 % on one side

    public static Median Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var reach = (int)Math.Ceiling(NormalQuantile * Math.Sqrt(sorted.Length) / 2);
        var (low, high) = ((sorted.Length - 1) / 2, sorted.Length / 2);
        return new((sorted[low] + sorted[high]) / 2, sorted[Math.Max(0, low - reach)], sorted[Math.Min(sorted.Length - 1, high + reach)]);
    }
}
