using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServiceApi.Client.Serialization;

/// <summary>Reads a whole number however the service spells it: <c>5</c>, <c>5.0</c>, <c>5e0</c> or <c>"5"</c>.</summary>
/// <typeparam name="T">The type of the number.</typeparam>
internal sealed class WholeNumberConverter<T> : JsonConverter<T>
    where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
{
    private const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var whole))
        {
            return whole >= long.CreateChecked(T.MinValue) && whole <= long.CreateChecked(T.MaxValue) ? T.CreateTruncating(whole) : throw NotWhole();
        }

        return TryReadDecimal(ref reader, out var number)
            && decimal.IsInteger(number)
            && number >= decimal.CreateChecked(T.MinValue)
            && number <= decimal.CreateChecked(T.MaxValue)
            ? T.CreateChecked(number)
            : throw NotWhole();
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(long.CreateChecked(value));

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

    private static JsonException NotWhole() => new($"A whole number from {T.MinValue} to {T.MaxValue} was expected.");
}
