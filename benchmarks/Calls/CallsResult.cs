using System.Globalization;

namespace ServiceApi.Client.Benchmarks.Calls;

/// <summary>What a contender took for a work, and how that compares with the floor of the same rounds.</summary>
internal sealed record CallsResult(string Work, string Contender, double Microseconds, Median TimeRatio, double Bytes, double BytesRatio)
{
    public static string Header =>
        """
        | work | contender | processor | of the floor's (bounds, 95 % on either side) | allocated | of the floor's |
        |---|---|---|---|---|---|
        """;

    public static CallsResult Of(string work, string contender, IReadOnlyList<Sample> samples, IReadOnlyList<Sample> floor) =>
        new(
            work,
            contender,
            Median.Of(samples.Select(sample => sample.Microseconds)).Value,
            Median.Of(samples.Zip(floor, (sample, other) => sample.Microseconds / other.Microseconds)),
            Median.Of(samples.Select(sample => sample.Bytes)).Value,
            Median.Of(samples.Zip(floor, (sample, other) => sample.Bytes / other.Bytes)).Value);

    public string ToRow() => string.Create(
        CultureInfo.InvariantCulture,
        $"| {Work} | {Contender} | {Microseconds:F1} µs | {TimeRatio.Value:F3} ({TimeRatio.Lower:F3} to {TimeRatio.Upper:F3}) | {Bytes:F0} B | {BytesRatio:F3} |");
}
