using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ServiceApi.Client.Testing;

/// <summary>Reads members that may be absent, or something else than one expects.</summary>
internal static class JsonReading
{
    public static string? Text(this JsonNode? node, string member) =>
        (node as JsonObject)?[member] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    public static IEnumerable<JsonNode> Items(this JsonNode? node, string member) =>
        ((node as JsonObject)?[member] as JsonArray ?? []).OfType<JsonNode>();

    /// <summary>The texts in an array of texts.</summary>
    public static IEnumerable<string> Texts(this JsonNode? node, string member) =>
        node.Items(member).Where(item => item.GetValueKind() == JsonValueKind.String).Select(item => item.GetValue<string>());

    public static DateTimeOffset? Date(this JsonNode? node, string member) =>
        node.Text(member) is { } text && IsoDate.TryParseAny(text, out var value) ? value : null;

    public static long? Whole(this JsonNode? node, string member) => (node as JsonObject)?[member].Whole();

    /// <summary>A whole number, also when it is written as <c>5.0</c>.</summary>
    public static long? Whole(this JsonNode? node) =>
        node?.GetValueKind() == JsonValueKind.Number
        && decimal.TryParse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && decimal.IsInteger(number)
        && number is >= long.MinValue and <= long.MaxValue
            ? (long)number
            : null;
}
