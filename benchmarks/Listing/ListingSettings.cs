using System.Globalization;

namespace ServiceApi.Client.Benchmarks.Listing;

/// <summary>How large a run is.</summary>
/// <param name="Jobs">How many jobs there are, spread evenly over 28 days.</param>
/// <param name="LatencyMs">How long the service holds back every answer, in milliseconds.</param>
/// <param name="WorkMs">How long the app works on every page, in milliseconds.</param>
/// <param name="Pages">How many pages the ways to list are measured over that read one page after another.</param>
internal sealed record ListingSettings(int Jobs = 20_000, int LatencyMs = 200, int WorkMs = 50, int Pages = 200)
{
    public static ListingSettings Parse(IReadOnlyList<string> arguments)
    {
        var settings = new ListingSettings();
        for (var index = 0; index < arguments.Count; index += 2)
        {
            var value = index + 1 < arguments.Count && int.TryParse(arguments[index + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new ArgumentException($"{arguments[index]} must be followed by a number.", nameof(arguments));
            settings = arguments[index] switch
            {
                "--jobs" => settings with { Jobs = value },
                "--latency" => settings with { LatencyMs = value },
                "--work" => settings with { WorkMs = value },
                "--pages" => settings with { Pages = value },
                _ => throw new ArgumentException($"{arguments[index]} is none of --jobs, --latency, --work, --pages.", nameof(arguments)),
            };
        }

        return settings;
    }
}
