using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServiceApi.Client.Extend;

/// <summary>
/// Writes an event as the type that it is, and reads it back to that type by its member <c>event</c>, wherever that stands. An
/// unlisted name is read as <see cref="OtherEvent"/>; members that the type does not declare are kept; of a member that
/// stands there twice, the last one counts.
/// </summary>
/// <remarks>
/// An event that is declared as <see cref="RepairEvent"/>, <see cref="DepotEvent"/> or <see cref="OnsiteEvent"/> finds the converter
/// by itself. For one that is declared as its own type, or as an object, add the converter to the options: without it the event is
/// written as any other record, which is not what Extend reads. The JSON is the same under any options, except for the encoding
/// of text. Only <see cref="ExtendJson.Options"/> refuse text that is not well-formed.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RepairEventConverter : JsonConverter<RepairEvent>
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => typeof(RepairEvent).IsAssignableFrom(typeToConvert);

    /// <inheritdoc/>
    /// <exception cref="JsonException">The JSON is no event, or not one of the type that is wanted.</exception>
    public override RepairEvent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        var value = ReadEvent(JsonElement.ParseValue(ref reader));
        return typeToConvert.IsInstanceOfType(value)
            ? value
            : throw new JsonException($"The event is a {value.GetType().Name}, where a {typeToConvert.Name} was expected.");
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">Additional members repeat one that the event declares itself: it would be read back as another event.</exception>
    public override void Write(Utf8JsonWriter writer, RepairEvent value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        foreach (var member in EventMembers.Of(value.GetType()))
        {
            if (value.AdditionalMembers.ContainsKey(member.Name))
            {
                throw new JsonException($"{nameof(RepairEvent.AdditionalMembers)} must not hold {member.Name}, which the event declares itself.");
            }

            if (member.Get!(value) is { } memberValue)
            {
                writer.WritePropertyName(member.Name);
                JsonSerializer.Serialize(writer, memberValue, EventMembers.TypeInfo(member.PropertyType));
            }
        }

        foreach (var (name, json) in value.AdditionalMembers)
        {
            writer.WritePropertyName(name);
            json.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    private static RepairEvent ReadEvent(JsonElement json)
    {
        try
        {
            var type = ListedEvents.TypeOf(NameOf(json)) ?? typeof(OtherEvent);
            var value = (RepairEvent)json.Deserialize(EventMembers.TypeInfo(type))!;
            var declared = EventMembers.Of(type).Select(member => member.Name).ToHashSet(StringComparer.Ordinal);
            var others = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
            foreach (var member in json.EnumerateObject().Where(member => !declared.Contains(member.Name)))
            {
                others[member.Name] = member.Value;
            }

            return others.Count == 0 ? value : value with { AdditionalMembers = others };
        }
        catch (ArgumentException exception)
        {
            throw new JsonException($"The event cannot be read: {exception.Message}", exception);
        }
    }

    private static string NameOf(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty("event", out var name)
        && name.ValueKind == JsonValueKind.String
        && name.GetString() is { } text
        && !string.IsNullOrWhiteSpace(text)
            ? text
            : throw new JsonException("An event must be a JSON object with a member event, which is its name: a text that is not empty.");
}
