using System.Globalization;

namespace ServiceApi.Client.Benchmarks.SharedPlans;

/// <summary>All that was measured in a run.</summary>
/// <param name="Settings">What was measured.</param>
/// <param name="Calm">Under a load that leaves the machine time.</param>
/// <param name="Busy">Under all the load there can be.</param>
/// <param name="Function">How many questions pgbench puts in a second.</param>
/// <param name="Floor">How many plain updates of one row it does.</param>
internal sealed record SharedPlansResult(SharedPlansSettings Settings, Load Calm, Load Busy, double Function, double Floor)
{
    public string ToTable() => string.Join(
        Environment.NewLine,
        [
            Text($"{Settings.Accounts} accounts of 20 requests per second, one instance, {Settings.Seconds} s each"),
            "",
            "| load | permits/s | statements/s | p50 ms | p99 ms | of the floor |",
            "|---|---|---|---|---|---|",
            Row(Text($"{Settings.CallsPerSecond} calls/s"), Calm),
            Row("all that goes", Busy),
            Text($"| pgbench, the same statement | {Function:0} | {Function:0} | | | {Function / Floor:0.00} |"),
            Text($"| pgbench, `update` of one row: the floor | | {Floor:0} | | | 1 |"),
        ]);

    private string Row(string name, Load load) =>
        Text($"| {name} | {load.Permits:0} | {load.Statements:0} | {load.Percentile(0.5):0.00} | {load.Percentile(0.99):0.0} | {load.Statements / Floor:0.00} |");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
