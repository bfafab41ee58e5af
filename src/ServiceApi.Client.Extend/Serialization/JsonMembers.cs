using System.Collections.ObjectModel;
using System.Text.Json;

namespace ServiceApi.Client.Extend;

/// <summary>Members of a JSON object that never change, and that equal others that say the same in any order.</summary>
internal sealed class JsonMembers : ReadOnlyDictionary<string, JsonElement>
{
    private JsonMembers(Dictionary<string, JsonElement> members)
        : base(members)
    {
    }

    public static JsonMembers None { get; } = new([]);

    /// <summary>Copies members, so that they live on when their document is disposed of.</summary>
    public static JsonMembers CopyOf(IReadOnlyDictionary<string, JsonElement> members, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(members, parameterName);
        return members.Count == 0 ? None : new(members.ToDictionary(
            member => member.Key,
            member => JsonCopy.Of(member.Value.WriteTo, parameterName).Json,
            StringComparer.Ordinal));
    }

    public override bool Equals(object? obj) =>
        obj is JsonMembers other
        && Count == other.Count
        && this.All(member => other.TryGetValue(member.Key, out var value) && JsonCopy.AreEqual(member.Value, value));

    public override int GetHashCode() => Keys.Aggregate(Count, (hash, name) => hash ^ StringComparer.Ordinal.GetHashCode(name));
}
