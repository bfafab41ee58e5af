using System.Globalization;

namespace ServiceApi.Client.Benchmarks.Listing;

/// <summary>What a way to list achieved.</summary>
/// <param name="Mode">The way.</param>
/// <param name="Jobs">How many different jobs came.</param>
/// <param name="Delivered">How many jobs came, those that came twice counted twice.</param>
/// <param name="Requests">How many requests were answered, those included whose page was read again in smaller windows.</param>
/// <param name="Refused">How many requests were refused with 429.</param>
/// <param name="Seconds">The time from the first request until the app had worked on the last page.</param>
/// <param name="MemoryBefore">The process's working set before the listing, in MiB.</param>
/// <param name="PeakMemory">The largest working set of the process, in MiB.</param>
internal sealed record ListingResult(string Mode, int Jobs, int Delivered, int Requests, int Refused, double Seconds, double MemoryBefore, double PeakMemory)
{
    private const double Rate = 10;
    private const double Burst = 40;
    private const double JobsPerPage = 20;

    public double RequestsPerSecond => Requests / Seconds;

    public double JobsPerSecond => Jobs / Seconds;

    /// <summary>Of all requests that the plan allows in that time, the burst included.</summary>
    public double PercentOfPlan => 100 * Requests / Allowed;

    /// <summary>Unique jobs per second against full pages at the plan's rate, to which the burst comes as a gift.</summary>
    public double PercentOfRate => 100 * JobsPerSecond / (JobsPerPage * Rate);

    /// <summary>Unique jobs against full pages for every request that the plan allows, the burst included.</summary>
    public double PercentOfFullPages => 100 * Jobs / (JobsPerPage * Allowed);

    private double Allowed => Burst + (Rate * Seconds);

    public static string Header =>
        """
        | way to list | jobs | requests | 429 | seconds | pages/s | of the plan | unique jobs/s | of 20 × rate | of 20 × (burst + rate × time) | memory before → peak |
        |---|---|---|---|---|---|---|---|---|---|---|
        """;

    public static ListingResult Parse(string line)
    {
        var parts = line.Split(';');
        return new(parts[0], Whole(1), Whole(2), Whole(3), Whole(4), Number(5), Number(6), Number(7));

        int Whole(int index) => int.Parse(parts[index], CultureInfo.InvariantCulture);
        double Number(int index) => double.Parse(parts[index], CultureInfo.InvariantCulture);
    }

    public string ToLine() =>
        string.Create(CultureInfo.InvariantCulture, $"{Mode};{Jobs};{Delivered};{Requests};{Refused};{Seconds:R};{MemoryBefore:R};{PeakMemory:R}");

    public string ToRow() => string.Create(
        CultureInfo.InvariantCulture,
        $"| {Mode} | {Jobs} | {Requests} | {Refused} | {Seconds:F1} | {RequestsPerSecond:F2} | {PercentOfPlan:F1} % | {JobsPerSecond:F0} | {PercentOfRate:F1} % | {PercentOfFullPages:F1} % | {MemoryBefore:F0} → {PeakMemory:F0} MiB |");
}
