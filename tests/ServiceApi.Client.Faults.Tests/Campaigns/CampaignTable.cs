using System.Globalization;
using ServiceApi.Client.Faults.Tests.Faults;

namespace ServiceApi.Client.Faults.Tests.Campaigns;

/// <summary>A campaign as a table: a row for each fault, a column for each way in which its calls ended.</summary>
internal static class CampaignTable
{
    public static void Write(CampaignResult result, TextWriter output)
    {
        var endings = result.Outcomes.Select(outcome => outcome.Ending).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).OrderBy(ending => ending != CallOutcome.Success).ToList();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Settings.Calls} calls, {result.Settings.AtATime} at a time, seed {result.Settings.Seed}, clock {result.Settings.Speed} times as fast: {result.Requests} requests arrived, {result.TextsRead} texts searched, {result.BuffersRented} buffers rented and {result.BuffersMissing} not yet given back, {result.Took.TotalSeconds:F0} s\n"));
        output.WriteLine($"| fault | injected | calls | {string.Join(" | ", endings)} | outcome unknown | lost | doubled |");
        output.WriteLine($"|---|---|---|{string.Concat(endings.Select(_ => "---|"))}---|---|---|");
        foreach (var kind in FaultKind.All)
        {
            var calls = result.Outcomes.Where(outcome => outcome.Drawn.Faults.Any(drawn => drawn.Fault.Kind == kind)).ToList();
            output.WriteLine(Row(kind.Name, result.Met.GetValueOrDefault(kind).ToString(CultureInfo.InvariantCulture), calls, endings));
        }

        output.WriteLine(Row("none of its own", "", [.. result.Outcomes.Where(outcome => outcome.Drawn.Faults.Count == 0)], endings));
        output.WriteLine(Row("**all**", result.Met.Values.Sum().ToString(CultureInfo.InvariantCulture), result.Outcomes, endings));
    }

    private static string Row(string name, string met, IReadOnlyCollection<CallOutcome> calls, IEnumerable<string> endings) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {met} | {calls.Count} | {string.Join(" | ", endings.Select(ending => calls.Count(call => call.Ending == ending)))} | {calls.Count(call => call.IsUnknown)} | {calls.Count(call => call.IsLost)} | {calls.Count(call => call.IsDoubled)} |");
}
