using System.Globalization;
using ServiceApi.Client.Benchmarks.Throttle;

namespace ServiceApi.Client.Acceptance.Tests.Benchmarks;

public sealed class ThrottleBenchmarkTests
{
    [Fact]
    public async Task The_benchmark_goes_through_every_combination_and_prints_a_row_for_each()
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);

        var results = await ThrottleBenchmark.RunAsync(new() { Plans = [new(200, 20)], JittersMs = [0, 1], Callers = [1, 4], LatencyMs = 0, Calls = 25 }, output);

        Assert.Equal([(0, 1), (0, 4), (1, 1), (1, 4)], results.Select(result => (result.JitterMs, result.Callers)));
        Assert.All(results, result => Assert.True(result is { PercentAtFirst: > 0, PercentLater: > 0 }));
        Assert.All(results, result => Assert.Contains(result.ToRow(), output.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Its_arguments_are_checked()
    {
        Assert.Equal(300, ThrottleSettings.Parse(["--calls", "300"]).Calls);
        Assert.Throws<ArgumentException>(() => ThrottleSettings.Parse(["--calls", "0"]));
        Assert.Throws<ArgumentException>(() => ThrottleSettings.Parse(["--call", "5"]));
    }
}
