using System.Globalization;

namespace ServiceApi.Client.Faults.Tests.Watching;

/// <summary>A straight line through samples over time, by least squares.</summary>
/// <param name="Name">What was sampled.</param>
/// <param name="PerHour">By how much it grows in an hour.</param>
/// <param name="Mean">What it is on average.</param>
/// <param name="Growth">By how much the line has grown from the first sample to the last.</param>
internal sealed record Trend(string Name, double PerHour, double Mean, double Growth)
{
    private const double MinutesPerHour = 60;

    public static Trend Of(string name, IReadOnlyList<(double Minutes, double Value)> samples)
    {
        var minutes = samples.Average(sample => sample.Minutes);
        var mean = samples.Average(sample => sample.Value);
        var spread = samples.Sum(sample => Math.Pow(sample.Minutes - minutes, 2));
        var slope = spread == 0 ? 0 : samples.Sum(sample => (sample.Minutes - minutes) * (sample.Value - mean)) / spread;
        return new(name, slope * MinutesPerHour, mean, slope * (samples[^1].Minutes - samples[0].Minutes));
    }

    /// <summary>Whether it has not grown by more than a tenth, or by more than what is too little to tell.</summary>
    public bool IsFlat(double tooLittle) => Growth <= Math.Max(Mean / 10, tooLittle);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}: {Mean:F2} on average, {Growth:+0.00;-0.00;0.00} from first to last, {PerHour:+0.0;-0.0;0.0} in an hour");
}
