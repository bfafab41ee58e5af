using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServiceApi.Client.Serialization;

/// <summary>Writes a date in UTC with milliseconds, as requests to the service want it; reads it in any form that the service writes.</summary>
public sealed class UtcDateTimeConverter : JsonConverter<DateTimeOffset>
{
    /// <inheritdoc/>
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DateTimeOffsetConverter.ReadDate(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Span<char> text = stackalloc char[Iso8601.MostCharacters];
        Iso8601.TryFormatUtc(value, text, out var length);
        writer.WriteStringValue(text[..length]);
    }
}
