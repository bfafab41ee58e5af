using System.Text.Json;
using System.Text.Json.Nodes;

namespace ServiceApi.Client.Testing;

/// <summary>A member that belongs to an event, and the values that it takes.</summary>
internal sealed record RepairEventMember(string Name, string Values, Func<JsonNode?, bool> Takes)
{
    // The farthest from 1970 that a date can be in the language that Extend's own code is written in
    private const long MostMilliseconds = 8_640_000_000_000_000;

    public static RepairEventMember Text(string name) =>
        new(name, "a string", value => value?.GetValueKind() == JsonValueKind.String);

    public static RepairEventMember Flag(string name) =>
        new(name, "true or false", value => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False);

    public static RepairEventMember Time(string name) =>
        new(name, "a whole number of milliseconds since 1970", IsTime);

    public static RepairEventMember Times(string name) =>
        new(name, "an array of whole numbers of milliseconds since 1970", value => value is JsonArray times && times.All(IsTime));

    public static RepairEventMember OneOf(string name, params string[] allowed) =>
        new(name, $"one of {string.Join(", ", allowed)}", value => value?.GetValueKind() == JsonValueKind.String && allowed.Contains(value.GetValue<string>(), StringComparer.Ordinal));

    public static RepairEventMember Json(string name) =>
        new(name, "a JSON object", value => value is JsonObject);

    private static bool IsTime(JsonNode? value) => value.Whole() is >= -MostMilliseconds and <= MostMilliseconds;
}
