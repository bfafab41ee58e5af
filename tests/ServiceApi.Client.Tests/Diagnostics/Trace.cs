using System.Collections;
using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using ServiceApi.Client.Tests.Support;

namespace ServiceApi.Client.Tests.Diagnostics;

/// <summary>All the texts in which a call can leave something behind.</summary>
internal static class Trace
{
    /// <summary>Looks through everything; for spans, optionally through those of one source alone.</summary>
    public static void AssertClean(Telemetry telemetry, Exception? exception, string? source = null) =>
        Assert.All(
            [.. Of(exception), .. telemetry.Logs.SelectMany(Of), .. telemetry.Spans.Where(span => source is null || span.Source.Name == source).SelectMany(Of), .. telemetry.Measurements.SelectMany(measurement => Of(measurement.Tags))],
            text => Assert.DoesNotContain(Seed.Mark, text, StringComparison.OrdinalIgnoreCase));

    public static IEnumerable<string> Of(Activity span) =>
        [
            span.OperationName, span.DisplayName, span.StatusDescription ?? "", span.TraceStateString ?? "",
            .. Of(span.TagObjects),
            .. Of(span.Baggage.Select(item => KeyValuePair.Create(item.Key, (object?)item.Value))),
            .. span.Events.SelectMany(@event => Of(@event.Tags).Append(@event.Name)),
        ];

    /// <summary>What a debugger shows of an object before anybody looks into what it hides.</summary>
    public static string ShownByDebugger(object value)
    {
        var display = value.GetType().GetCustomAttribute<DebuggerDisplayAttribute>()?.Value ?? "";
        var named = Regex.Matches(display, @"\{(\w+)").Select(match => match.Groups[1].Value);
        var open = value.GetType().GetProperties()
            .Where(property => property.PropertyType == typeof(string) && property.GetCustomAttribute<DebuggerBrowsableAttribute>()?.State != DebuggerBrowsableState.Never && value.GetType().IsPublic)
            .Select(property => property.Name);
        return string.Join('\n', named.Concat(open).Select(name => value.GetType().GetProperty(name)!.GetValue(value)));
    }

    private static IEnumerable<string> Of(Telemetry.LogEntry log) => [log.Category, log.Message, .. Of(log.Values), .. Of(log.Exception)];

    private static IEnumerable<string> Of(IEnumerable<KeyValuePair<string, object?>> values) => values.SelectMany(pair => new[] { pair.Key, pair.Value?.ToString() ?? "" });

    private static IEnumerable<string> Of(Exception? exception)
    {
        if (exception is null)
        {
            return [];
        }

        // What the service said stands in Errors for whoever asks for it; nobody prints it by accident.
        var properties = exception.GetType().GetProperties().Where(property => property.Name is not ("TargetSite" or "ErrorCode")).Select(property => property.GetValue(exception));
        return
        [
            exception.Message, exception.ToString(),
            .. properties.SelectMany(value => value is IEnumerable many and not string ? many.Cast<object?>() : [value]).Select(value => value is Exception or null ? "" : value.ToString() ?? ""),
            .. exception.Data.Cast<DictionaryEntry>().Select(entry => $"{entry.Key} {entry.Value}"),
            .. Of(exception.InnerException),
        ];
    }
}
