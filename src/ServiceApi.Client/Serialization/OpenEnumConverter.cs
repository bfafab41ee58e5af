using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Serialization;

/// <summary>
/// Reads and writes any open enum as its text. What is not a text, such as a number, is kept as its JSON: no value is
/// worth the answer that it stands in.
/// </summary>
/// <typeparam name="T">The open enum.</typeparam>
public sealed class OpenEnumConverter<T> : JsonConverter<T>
    where T : struct, IOpenEnum<T>
{
    private const int MostKept = 64; // far more than the contract lists of any; an enum of the app's own may know every text

    // What the contract lists is kept once it was read, so that its text is not made again for every answer.
    private readonly Lock _lock = new();
    private volatile KnownValue[] _known = [];

    /// <summary>True, so that a null in a list is read as the default value.</summary>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return ReadText(ref reader);
            case JsonTokenType.Null:
                return default;
            default:
                using (var value = JsonDocument.ParseValue(ref reader))
                {
                    return T.Create(value.RootElement.GetRawText());
                }
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.Value);
    }

    private T ReadText(ref Utf8JsonReader reader)
    {
        foreach (var known in _known)
        {
            if (reader.ValueTextEquals(known.Utf8))
            {
                return known.Value;
            }
        }

        var value = T.Create(reader.GetString()!);
        if (value.IsKnown)
        {
            Keep(value);
        }

        return value;
    }

    private void Keep(T value)
    {
        lock (_lock)
        {
            if (_known.Length < MostKept && !Array.Exists(_known, known => known.Value.Equals(value)))
            {
                _known = [.. _known, new(Encoding.UTF8.GetBytes(value.Value), value)];
            }
        }
    }

    private readonly record struct KnownValue(byte[] Utf8, T Value);
}
