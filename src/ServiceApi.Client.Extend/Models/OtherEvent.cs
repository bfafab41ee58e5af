using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ServiceApi.Client.Extend;

/// <summary>An event that Extend does not list. Any name will do, at a depot as well as onsite.</summary>
public sealed record OtherEvent : RepairEvent
{
    private readonly JsonCopy? _metadata;

    /// <summary>Makes an event.</summary>
    /// <param name="name">The event's name.</param>
    /// <param name="metadata">What there is to say about it, copied at once; null for nothing.</param>
    /// <param name="eventDate">When it happened.</param>
    /// <exception cref="ArgumentException">The name is empty, or that of a typed event; or the metadata cannot be written as JSON, for the reason that the inner exception gives.</exception>
    public OtherEvent(string name, JsonObject? metadata = null, DateTimeOffset? eventDate = null)
        : this(name, metadata is null ? null : JsonCopy.Of(writer => metadata.WriteTo(writer), nameof(metadata)), eventDate)
    {
    }

    /// <summary>Makes an event.</summary>
    /// <param name="name">The event's name.</param>
    /// <param name="metadata">What there is to say about it: a JSON object, copied at once.</param>
    /// <param name="eventDate">When it happened.</param>
    /// <exception cref="ArgumentException">The name is empty, or that of a typed event; or the metadata is no JSON object, or cannot be written as JSON.</exception>
    public OtherEvent(string name, JsonElement metadata, DateTimeOffset? eventDate = null)
        : this(name, JsonCopy.Of(metadata.WriteTo, nameof(metadata)), eventDate)
    {
    }

    /// <summary>Makes an event of its JSON, which has a name for each parameter.</summary>
    [JsonConstructor]
    internal OtherEvent(string @event, JsonElement? metadata, DateTimeOffset? eventDate)
        : this(@event, metadata is { } json ? JsonCopy.Of(json.WriteTo, nameof(metadata)) : null, eventDate)
    {
    }

    private OtherEvent(string name, JsonCopy? metadata, DateTimeOffset? eventDate)
        : base(name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (ListedEvents.TypeOf(name) is { } type)
        {
            throw new ArgumentException($"{name} is an event with a type of its own: make a {type.Name}.", nameof(name));
        }

        if (metadata is { Json.ValueKind: not JsonValueKind.Object })
        {
            throw new ArgumentException($"metadata must be a JSON object, but is a JSON value of the kind {metadata.Json.ValueKind}.", nameof(metadata));
        }

        _metadata = metadata;
        EventDate = eventDate;
    }

    /// <summary>What there is to say about the event: a JSON object; null for nothing.</summary>
    public JsonElement? Metadata => _metadata?.Json;

    /// <summary>When it happened.</summary>
    public DateTimeOffset? EventDate { get; init; }

    /// <summary>Makes an event whose metadata is an object of the app's own, written as JSON at once.</summary>
    /// <typeparam name="T">The type of the metadata.</typeparam>
    /// <param name="name">The event's name.</param>
    /// <param name="metadata">What there is to say about it: anything that is written as a JSON object.</param>
    /// <param name="metadataType">How it is written: the type's metadata from a <see cref="JsonSerializerContext"/>.</param>
    /// <param name="eventDate">When it happened.</param>
    /// <returns>The event.</returns>
    /// <exception cref="ArgumentException">The name is empty, or that of a typed event; or the metadata is not written as a JSON object, or cannot be written, for the reason that the inner exception gives.</exception>
    public static OtherEvent Create<T>(string name, T metadata, JsonTypeInfo<T> metadataType, DateTimeOffset? eventDate = null)
    {
        ArgumentNullException.ThrowIfNull(metadataType);
        return new(name, JsonCopy.Of(writer => JsonSerializer.Serialize(writer, metadata, metadataType), nameof(metadata)), eventDate);
    }
}
