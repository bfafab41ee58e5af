using System.Globalization;

namespace ServiceApi.Client.Serialization;

/// <summary>Dates as the service reads and writes them.</summary>
internal static class Iso8601
{
    /// <summary>The most characters that <see cref="TryFormat"/> and <see cref="TryFormatUtc"/> write.</summary>
    public const int MostCharacters = 33;

    private const string UtcFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    private const string OffsetFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz";
    private const int TickDigits = 7;

    /// <summary>Writes a date in UTC with milliseconds.</summary>
    public static bool TryFormatUtc(DateTimeOffset value, Span<char> text, out int length) =>
        value.UtcDateTime.TryFormat(text, out length, UtcFormat, CultureInfo.InvariantCulture);

    /// <summary>Writes a date with the offset that it has, and with as many fraction digits as it needs.</summary>
    public static bool TryFormat(DateTimeOffset value, Span<char> text, out int length) =>
        value.TryFormat(text, out length, OffsetFormat, CultureInfo.InvariantCulture);

    /// <summary>
    /// Reads every form that the service has been seen to write: parts of one digit, a point or a comma before the fraction,
    /// an offset with minutes, without, or none at all, which is taken for UTC. Digits of the fraction beyond ticks are cut.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset value)
    {
        value = default;
        if (!TryReadDate(ref text, out var ticks) || !TryReadTime(ref text, ref ticks) || !TryReadOffset(ref text, out var offset))
        {
            return false;
        }

        var utcTicks = ticks - offset.Ticks;
        if (!text.IsEmpty || utcTicks < DateTime.MinValue.Ticks || utcTicks > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        value = new DateTimeOffset(ticks, offset);
        return true;
    }

    private static bool TryReadDate(ref ReadOnlySpan<char> text, out long ticks)
    {
        ticks = 0;
        if (!TryReadNumber(ref text, 4, 4, out var year) || year == 0
            || !TrySkip(ref text, "-") || !TryReadNumber(ref text, 1, 2, out var month) || month is 0 or > 12
            || !TrySkip(ref text, "-") || !TryReadNumber(ref text, 1, 2, out var day) || day == 0 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        ticks = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified).Ticks;
        return true;
    }

    private static bool TryReadTime(ref ReadOnlySpan<char> text, ref long ticks)
    {
        var second = 0;
        if (!TrySkip(ref text, "Tt ") || !TryReadNumber(ref text, 1, 2, out var hour) || hour > 23
            || !TrySkip(ref text, ":") || !TryReadNumber(ref text, 1, 2, out var minute) || minute > 59
            || (TrySkip(ref text, ":") && (!TryReadNumber(ref text, 1, 2, out second) || second > 59)))
        {
            return false;
        }

        ticks += new TimeSpan(hour, minute, second).Ticks;
        return !TrySkip(ref text, ".,") || TryReadFraction(ref text, ref ticks);
    }

    private static bool TryReadFraction(ref ReadOnlySpan<char> text, ref long ticks)
    {
        var length = CountDigits(text, int.MaxValue);
        var unit = TimeSpan.TicksPerSecond;
        foreach (var digit in text[..Math.Min(length, TickDigits)])
        {
            unit /= 10;
            ticks += (digit - '0') * unit;
        }

        text = text[length..];
        return length > 0;
    }

    private static bool TryReadOffset(ref ReadOnlySpan<char> text, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (text.IsEmpty || TrySkip(ref text, "Zz"))
        {
            return true;
        }

        var isNegative = text[0] == '-';
        if (!TrySkip(ref text, "+-") || !TryReadNumber(ref text, 2, 2, out var hours) || hours > 14)
        {
            return false;
        }

        var minutes = 0;
        if ((TrySkip(ref text, ":") || !text.IsEmpty) && (!TryReadNumber(ref text, 2, 2, out minutes) || minutes > 59 || (hours == 14 && minutes > 0)))
        {
            return false;
        }

        offset = new TimeSpan(hours, minutes, 0);
        offset = isNegative ? -offset : offset;
        return true;
    }

    private static bool TrySkip(ref ReadOnlySpan<char> text, ReadOnlySpan<char> anyOf)
    {
        if (text.IsEmpty || !anyOf.Contains(text[0]))
        {
            return false;
        }

        text = text[1..];
        return true;
    }

    private static bool TryReadNumber(ref ReadOnlySpan<char> text, int fewestDigits, int mostDigits, out int value)
    {
        var length = CountDigits(text, mostDigits);
        value = 0;
        foreach (var digit in text[..length])
        {
            value = (value * 10) + (digit - '0');
        }

        text = text[length..];
        return length >= fewestDigits;
    }

    private static int CountDigits(ReadOnlySpan<char> text, int most)
    {
        var length = 0;
        while (length < text.Length && length < most && char.IsAsciiDigit(text[length]))
        {
            length++;
        }

        return length;
    }
}
