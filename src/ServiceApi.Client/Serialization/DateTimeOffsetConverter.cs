using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServiceApi.Client.Serialization;

/// <summary>Reads a date in any form that the service writes, and writes it with the offset that it came with.</summary>
internal sealed class DateTimeOffsetConverter : JsonConverter<DateTimeOffset>
{
    private const int MostOnStack = 64;
    private const int ShortestWithOffset = 20; // 2021-04-04T01:02:03Z

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadDate(ref reader);

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        Span<char> text = stackalloc char[Iso8601.MostCharacters];
        Iso8601.TryFormat(value, text, out var length);
        writer.WriteStringValue(text[..length]);
    }

    internal static DateTimeOffset ReadDate(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException("A date must be a string.");
        }

        // Nearly every date has the form that the framework reads, and reads faster.
        if (HasOffset(ref reader) && reader.TryGetDateTimeOffset(out var value))
        {
            return value;
        }

        var length = reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length;
        Span<char> buffer = stackalloc char[MostOnStack];
        ReadOnlySpan<char> text = length <= MostOnStack ? buffer[..reader.CopyString(buffer)] : reader.GetString();
        return Iso8601.TryParse(text, out value)
            ? value
            : throw new JsonException("A date must have the form 2021-04-04T01:02:03.456+05:30; the fraction and the offset may be left out.");
    }

    // Without one, the framework would take the machine's; with no digit before it, it would take a fraction without digits.
    private static bool HasOffset(ref Utf8JsonReader reader) =>
        !reader.ValueIsEscaped
        && reader.ValueSpan is { Length: >= ShortestWithOffset }
            and ([.., >= (byte)'0' and <= (byte)'9', (byte)'Z'] or [.., >= (byte)'0' and <= (byte)'9', (byte)'+' or (byte)'-', _, _, _, _, _]);
}
