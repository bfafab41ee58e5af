using System.Globalization;

namespace ServiceApi.Client.Benchmarks.Accounts;

/// <summary>What an account costs that is one of many.</summary>
internal static class AccountsBenchmark
{
    public static async Task RunAsync(AccountsSettings settings, TextWriter output)
    {
        await WriteAsync(output, $"{settings.Accounts} accounts\n");
        var memory = await AccountMemory.MeasureAsync(settings.Accounts);
        await WriteAsync(output, $"| an account | bytes beyond the app's strings |\n|---|---|");
        await WriteAsync(output, $"| made | {memory.Made:F0} |");
        await WriteAsync(output, $"| after one call | {memory.Called:F0} |");
        await WriteAsync(output, $"| after two idle hours | {memory.Idle:F0} |\n");

        var permits = PermitTimes.Measure(settings);
        await WriteAsync(output, $"| a permit | ns | to alone |\n|---|---|---|");
        await WriteAsync(output, $"| of the only account | {permits.Alone:F0} | 1.00 |");
        await WriteAsync(output, $"| of one account among all | {permits.HotAmongMany:F0} | {permits.HotAmongMany / permits.Alone:F2} |");
        await WriteAsync(output, $"| at random over all | {permits.AtRandom:F0} | {permits.AtRandom / permits.Alone:F2} |");
    }

    private static Task WriteAsync(TextWriter output, FormattableString line) => output.WriteLineAsync(line.ToString(CultureInfo.InvariantCulture));
}
