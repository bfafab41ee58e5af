using System.Text.Json.Serialization.Metadata;

namespace ServiceApi.Client.Extend;

/// <summary>What the types of events declare. The generated metadata is the one place that has the members' names on the wire.</summary>
internal static class EventMembers
{
    public static JsonTypeInfo TypeInfo(Type type) => ExtendJsonContext.Default.Options.GetTypeInfo(type);

    public static IEnumerable<JsonPropertyInfo> Of(Type type) => TypeInfo(type).Properties.Where(member => member.Get is not null);
}
