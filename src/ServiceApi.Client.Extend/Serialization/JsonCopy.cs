using System.Buffers;
using System.Text.Json;

namespace ServiceApi.Client.Extend;

/// <summary>JSON as it was when it was given. It equals other JSON that says the same, however that is spelled.</summary>
internal sealed class JsonCopy
{
    /// <summary>The levels that JSON may have within the object of an event, so that the whole has as many as are read by default.</summary>
    private const int MostLevels = 63;

    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = StrictEncoder.Instance, MaxDepth = MostLevels };

    private JsonCopy(JsonElement json) => Json = json;

    public JsonElement Json { get; }

    /// <summary>Copies what is written.</summary>
    /// <exception cref="ArgumentException">It cannot be written.</exception>
    public static JsonCopy Of(Action<Utf8JsonWriter> write, string parameterName)
    {
        var buffer = new ArrayBufferWriter<byte>();
        try
        {
            using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
            {
                write(writer);
            }

            return new(JsonElement.Parse(buffer.WrittenSpan));
        }
        catch (Exception exception)
        {
            // Converters are the app's own, and may throw anything.
            throw new ArgumentException($"{parameterName} cannot be written as JSON. The inner exception says why.", parameterName, exception);
        }
    }

    /// <summary>Whether two values say the same, however their members are ordered and their numbers are spelled.</summary>
    public static bool AreEqual(JsonElement one, JsonElement other)
    {
        try
        {
            return JsonElement.DeepEquals(one, other);
        }
        catch (ArgumentOutOfRangeException)
        {
            return one.GetRawText() == other.GetRawText(); // a number with an exponent that the framework does not compare
        }
    }

    public override bool Equals(object? obj) => obj is JsonCopy other && AreEqual(Json, other.Json);

    public override int GetHashCode() => Json.ValueKind == JsonValueKind.Object ? Json.GetPropertyCount() : (int)Json.ValueKind;
}
