using System.Globalization;
using ServiceApi.Client.Benchmarks.Listing;

namespace ServiceApi.Client.Acceptance.Tests.Benchmarks;

public sealed class ListingBenchmarkTests
{
    [Fact]
    public async Task The_benchmark_lists_in_every_way_and_prints_a_row_for_each()
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);

        var results = await ListingBenchmark.RunAsync(
            new(Jobs: 190, LatencyMs: 0, WorkMs: 0, Pages: 3),
            (mode, settings, sandbox) => ListingMeasurement.RunAsync(mode, settings, options => sandbox.Configure(options)),
            output,
            pause: TimeSpan.Zero);

        Assert.Equal(ListingMode.All.Select(mode => mode.Name), results.Select(result => result.Mode));
        Assert.Equal([60, 60, 190, 190], results.Select(result => result.Jobs));
        Assert.All(results, result => Assert.Equal(result.Jobs, result.Delivered));
        Assert.All(results, result => Assert.Contains(result.ToRow(), output.ToString(), StringComparison.Ordinal));
        Assert.All(results, result => Assert.Equal(result, ListingResult.Parse(result.ToLine())));
    }

    [Fact]
    public void Its_arguments_are_checked()
    {
        Assert.Equal(new ListingSettings(Jobs: 5, LatencyMs: 1, WorkMs: 2, Pages: 3), ListingSettings.Parse(["--jobs", "5", "--latency", "1", "--work", "2", "--pages", "3"]));
        Assert.Throws<ArgumentException>(() => ListingSettings.Parse(["--jobs"]));
        Assert.Throws<ArgumentException>(() => ListingSettings.Parse(["--job", "5"]));
    }
}
