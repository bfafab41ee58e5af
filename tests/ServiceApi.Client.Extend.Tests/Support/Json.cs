using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ServiceApi.Client.Extend.Tests.Support;

/// <summary>Reads and writes events as the client does.</summary>
internal static class Json
{
    public static JsonTypeInfo<T> TypeOf<T>() => (JsonTypeInfo<T>)ExtendJson.Options.GetTypeInfo(typeof(T));

    public static string Write(RepairEvent value) => JsonSerializer.Serialize(value, TypeOf<RepairEvent>());

    public static RepairEvent Read(string json) => JsonSerializer.Deserialize(json, TypeOf<RepairEvent>())!;

    public static T Read<T>(string json)
        where T : RepairEvent => Assert.IsType<T>(Read(json));

    /// <summary>Members of no type's own.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Members(params (string Name, string Json)[] members) =>
        members.ToDictionary(member => member.Name, member => JsonElement.Parse(member.Json));
}
