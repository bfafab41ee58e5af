using System.Globalization;
using ServiceApi.Client.Benchmarks.Accounts;

namespace ServiceApi.Client.Acceptance.Tests.Benchmarks;

[Collection(nameof(Alone))] // it measures the memory of the process
public sealed class AccountsBenchmarkTests
{
    [Fact]
    public async Task The_benchmark_measures_what_an_account_keeps_and_what_a_permit_takes()
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);

        var (memory, permits) = await AccountsBenchmark.RunAsync(new(Accounts: 3000, Permits: 100, Rounds: 3), output);

        Assert.InRange(memory.Idle, 0, 2048);
        Assert.True(memory.Called > memory.Idle + 500, "An idle account has let go of its token and its bucket.");
        Assert.True(permits is { Alone: > 0, HotAmongMany: > 0, AtRandom: > 0 });
        Assert.Contains("| after two idle hours |", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("| at random over all |", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Its_arguments_are_checked()
    {
        Assert.Equal(new AccountsSettings(Accounts: 5, Permits: 6, Rounds: 7), AccountsSettings.Parse(["--accounts", "5", "--permits", "6", "--rounds", "7"]));
        Assert.Throws<ArgumentException>(() => AccountsSettings.Parse(["--accounts"]));
        Assert.Throws<ArgumentException>(() => AccountsSettings.Parse(["--rounds", "0"]));
        Assert.Throws<ArgumentException>(() => AccountsSettings.Parse(["--account", "5"]));
    }
}
