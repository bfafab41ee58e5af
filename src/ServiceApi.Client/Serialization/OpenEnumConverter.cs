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
    /// <summary>True, so that a null in a list is read as the default value.</summary>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return T.Create(reader.GetString()!);
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
}
