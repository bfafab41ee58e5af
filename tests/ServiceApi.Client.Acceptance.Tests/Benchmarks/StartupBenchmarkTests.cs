using System.Globalization;
using ServiceApi.Client.Benchmarks.Startup;

namespace ServiceApi.Client.Acceptance.Tests.Benchmarks;

public sealed class StartupBenchmarkTests
{
    [Fact]
    public async Task Every_program_gets_its_answer_and_a_row()
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);

        var medians = await StartupBenchmark.RunAsync(
            rounds: 1,
            async (program, service) => StartupResult.Parse((await program.RunAsync(Service.Parse(service.ToArguments()))).ToLine(), milliseconds: 5),
            output);

        Assert.Equal(StartupProgram.All.Select(program => program.Name), medians.Keys);
        Assert.All(medians, pair => Assert.Contains(pair.Value.ToRow(pair.Key), output.ToString(), StringComparison.Ordinal));
        Assert.All(medians.Values, median => Assert.True(median is { Own: > 0, Compiled: > 0 }));
        Assert.Contains("library to floor, the median of 1 rounds: 1.00", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Its_arguments_are_checked()
    {
        var here = Environment.ProcessPath!;

        Assert.Equal(new StartupSettings(3, here), StartupSettings.Parse(["--rounds", "3", "--executable", here]));
        Assert.Throws<ArgumentException>(() => StartupSettings.Parse(["--rounds", "0"]));
        Assert.Throws<ArgumentException>(() => StartupSettings.Parse(["--executable", here + ".none"]));
        Assert.Throws<ArgumentException>(() => StartupSettings.Parse(["--round", "1"]));
    }
}
