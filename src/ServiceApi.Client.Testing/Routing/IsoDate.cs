using System.Globalization;
using System.Text.RegularExpressions;

namespace ServiceApi.Client.Testing;

/// <summary>Dates in ISO 8601, read by hand.</summary>
internal static partial class IsoDate
{
    public static string Format(DateTimeOffset value) =>
        value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Reads what a request may say; without an offset it means UTC.</summary>
    public static bool TryParse(string text, out DateTimeOffset value)
    {
        value = default;
        return !OneDigitMinute.IsMatch(text) && TryParseAny(text, out value);
    }

    /// <summary>Reads what the service itself has been seen to say, one digit for the minute included.</summary>
    public static bool TryParseAny(string text, out DateTimeOffset value)
    {
        value = default;
        var match = Form.Match(text);
        if (!match.Success)
        {
            return false;
        }

        try
        {
            var time = new DateTime(Number("year"), Number("month"), Number("day"), Number("hour"), Number("minute"), Number("second"), DateTimeKind.Unspecified);
            var offset = new TimeSpan(Number("offsetHour"), Number("offsetMinute"), 0);
            value = new DateTimeOffset(time.AddTicks(Fraction()), match.Groups["sign"].ValueSpan is "-" ? -offset : offset);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }

        int Number(string group) =>
            match.Groups[group] is { Success: true } found ? int.Parse(found.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

        long Fraction() =>
            match.Groups["fraction"] is { Success: true } found ? long.Parse(found.Value.PadRight(7, '0')[..7], NumberStyles.None, CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>Whether the text says that it is in UTC.</summary>
    public static bool IsUtc(string text) => UtcEnding.IsMatch(text);

    private const RegexOptions Plain = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"^(?<year>[0-9]{4})-(?<month>[0-9]{2})-(?<day>[0-9]{2})(T(?<hour>[0-9]{2}):(?<minute>[0-9]{1,2})(:(?<second>[0-9]{2})([.,](?<fraction>[0-9]{1,9}))?)?(Z|(?<sign>[+-])(?<offsetHour>[0-9]{2})(:?(?<offsetMinute>[0-9]{2}))?)?)?\z", Plain, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form { get; }

    [GeneratedRegex(@"T[0-9]{2}:[0-9](?![0-9])", Plain, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OneDigitMinute { get; }

    [GeneratedRegex(@"(Z|[+-]00(:?00)?)\z", Plain, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UtcEnding { get; }
}
