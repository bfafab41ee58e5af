using System.Diagnostics;
using System.Globalization;
using ServiceApi.Client.Benchmarks.Accounts;

namespace ServiceApi.Client.Acceptance.Tests.Benchmarks;

public sealed class AccountsBenchmarkTests
{
    [Fact]
    public async Task The_benchmark_measures_what_an_account_keeps_and_what_a_permit_takes()
    {
        // In a process of its own: what other tests leave to the collector is more than what is measured.
        var program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Accounts.exe" : "Accounts");
        using var process = Process.Start(new ProcessStartInfo(program, ["--accounts", "2000", "--permits", "100", "--rounds", "3"]) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(0, process.ExitCode);
        var idle = ValueOf("after two idle hours", output);
        Assert.InRange(idle, 500, 2048);
        Assert.True(ValueOf("after one call", output) > idle + 500, "An idle account has let go of its token and its bucket.");
        Assert.True(ValueOf("of the only account", output) > 0 && ValueOf("of one account among all", output) > 0 && ValueOf("at random over all", output) > 0);
    }

    [Fact]
    public void Its_arguments_are_checked()
    {
        Assert.Equal(new AccountsSettings(Accounts: 5, Permits: 6, Rounds: 7), AccountsSettings.Parse(["--accounts", "5", "--permits", "6", "--rounds", "7"]));
        Assert.Throws<ArgumentException>(() => AccountsSettings.Parse(["--accounts"]));
        Assert.Throws<ArgumentException>(() => AccountsSettings.Parse(["--rounds", "0"]));
        Assert.Throws<ArgumentException>(() => AccountsSettings.Parse(["--account", "5"]));
    }

    private static int ValueOf(string row, string table) =>
        int.Parse(table.Split('\n').Single(line => line.StartsWith($"| {row} |", StringComparison.Ordinal)).Split('|')[2], CultureInfo.InvariantCulture);
}
