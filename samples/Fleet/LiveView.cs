using System.Globalization;
using Spectre.Console;

namespace Fleet;

/// <summary>The use of the plan while it goes on, a line for each worker. Where the output is no terminal, nothing is shown.</summary>
internal sealed class LiveView(FleetSettings settings, Measure measure)
{
    private const int Width = 40;

    public async Task ShowUntilAsync(DateTimeOffset end, TimeSpan tick, CancellationToken stop)
    {
        if (!AnsiConsole.Profile.Capabilities.Interactive || Console.IsOutputRedirected)
        {
            await Task.Delay(end - DateTimeOffset.UtcNow, stop);
            return;
        }

        await AnsiConsole.Live(Draw()).StartAsync(async screen =>
        {
            while (DateTimeOffset.UtcNow < end)
            {
                await Task.Delay(tick, stop);
                screen.UpdateTarget(Draw());
            }
        });
    }

    private Table Draw()
    {
        var table = new Table().Border(TableBorder.None).AddColumns("", "requests", "", "in the last second");
        var (each, now) = (measure.OfEach(), DateTimeOffset.UtcNow);
        var most = Math.Max(1, each.Max());
        for (var index = 0; index < each.Count; index++)
        {
            table.AddRow(Worker.ApplicationName(index + 1), Text(each[index]), new string('█', each[index] * Width / most), "");
        }

        var rate = measure.Between(now.AddSeconds(-1), now);
        return table.AddRow("all", Text(each.Sum()), $"{Text(measure.Refused)} refused", $"{Text(rate)} of {Text((int)settings.Operation.UsagePlan!.RatePerSecond)}");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
