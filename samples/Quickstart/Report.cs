using System.Globalization;
using Microsoft.Extensions.Options;
using ServiceApi.Client;
using ServiceApi.Client.Models;
using Spectre.Console;

namespace Quickstart;

/// <summary>What stands on the screen: ids, statuses, times and counts. Nothing about a person.</summary>
internal static class Report
{
    private const int RowsOfTable = 5;

    static Report()
    {
        if (Console.IsOutputRedirected)
        {
            // Plain text for a file or another program, and lines that are not broken early.
            AnsiConsole.Profile.Capabilities.Ansi = false;
            AnsiConsole.Profile.Capabilities.Interactive = false;
            AnsiConsole.Profile.Width = 120;
        }
    }

    public static void Heading(string title, FormattableString text)
    {
        AnsiConsole.Write(new Rule($"[bold]{title}[/]") { Justification = Justify.Left });
        Line(text);
    }

    /// <summary>Shows how far something has come: a bar on a screen, a line for each step elsewhere.</summary>
    public static Task ProgressAsync(string what, Func<Action<int, int>, Task> work)
    {
        if (Console.IsOutputRedirected)
        {
            return work((done, total) => Line($"{what}: {done} of {total}"));
        }

        return AnsiConsole.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn()).StartAsync(progress =>
        {
            var bar = progress.AddTask(what);
            return work((done, total) =>
            {
                bar.Description = string.Create(CultureInfo.InvariantCulture, $"{what}: {done} of {total}");
                bar.MaxValue = Math.Max(1, total);
                bar.Value = total == 0 ? bar.MaxValue : done;
            });
        });
    }

    public static void Jobs(IReadOnlyList<ServiceJob> jobs)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Job", "Status", "Created (UTC)");
        foreach (var job in jobs.Take(RowsOfTable))
        {
            var created = job.CreateTime?.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
            table.AddRow(new Text(job.ServiceJobId ?? ""), new Text(job.ServiceJobStatus?.Value ?? ""), new Text(created ?? ""));
        }

        if (table.Rows.Count > 0)
        {
            Line($"The first {table.Rows.Count}:");
            AnsiConsole.Write(table);
        }
    }

    /// <summary>Writes a line, with Spectre.Console's markup in its text and none in its values.</summary>
    public static void Line(FormattableString text) => AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, text);

    /// <summary>What an answer has to say about something that it took, or did not.</summary>
    public static void Remarks(IEnumerable<ServiceError>? errors, IEnumerable<ServiceWarning>? warnings)
    {
        foreach (var error in errors ?? [])
        {
            Line($"  [red]Refused:[/] {error.Message}");
        }

        foreach (var warning in warnings ?? [])
        {
            Line($"  [yellow]Note:[/] {warning.Message}");
        }
    }

    /// <summary>Says what went wrong and what to do, where that is known.</summary>
    public static bool Explains(Exception exception)
    {
        var lines = exception switch
        {
            OptionsValidationException invalid => ["The settings cannot be used:", .. invalid.Failures],
            ServiceApiUnauthorizedException or ServiceApiTokenException => [exception.Message, "Check ServiceApi:Authentication and the roles that the selling partner has granted."],
            ServiceApiException => [exception.Message, .. ((ServiceApiException)exception).Errors.Select(error => $"The service says: {error.Message}")],
            ArgumentException => [exception.Message],
            OperationCanceledException => ["Stopped."],
            _ => Array.Empty<string>(),
        };
        foreach (var line in lines)
        {
            Line($"[red]{line}[/]");
        }

        return lines.Length > 0;
    }
}
