using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServiceApi.Client.Extend;

/// <summary>
/// Writes a time as whole milliseconds since 1970-01-01T00:00Z, rounded down, which is how we read Extend's "number". Reads it in UTC
/// from any spelling of a number, or from a text that holds one; a fraction is rounded down.
/// </summary>
internal sealed class EpochMillisecondsConverter : JsonConverter<DateTimeOffset>
{
    private const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    private static readonly long First = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    private static readonly long Last = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (TryReadDecimal(ref reader, out var number) && decimal.Floor(number) is var milliseconds && milliseconds >= First && milliseconds <= Last)
        {
            return DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds);
        }

        throw new JsonException($"A time must be a number of milliseconds since 1970-01-01T00:00Z, from {First} to {Last}.");
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.ToUnixTimeMilliseconds());

    private static bool TryReadDecimal(ref Utf8JsonReader reader, out decimal number)
    {
        number = 0;
        return reader.TokenType switch
        {
            JsonTokenType.Number => reader.TryGetDecimal(out number),
            JsonTokenType.String => decimal.TryParse(reader.GetString(), Styles, CultureInfo.InvariantCulture, out number),
            _ => false,
        };
    }
}
