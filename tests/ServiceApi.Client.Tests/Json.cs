using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using ServiceApi.Client.Serialization;

namespace ServiceApi.Client.Tests;

/// <summary>Reads and writes models as the client does.</summary>
internal static class Json
{
    public static JsonTypeInfo<T> TypeOf<T>() => (JsonTypeInfo<T>)ServiceApiJson.Options.GetTypeInfo(typeof(T));

    public static T Read<T>(string json) => JsonSerializer.Deserialize(json, TypeOf<T>())!;

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, TypeOf<T>());

    /// <summary>Asserts that two texts are the same JSON, however members are ordered and numbers are spelled.</summary>
    public static void AssertSame(string expected, string actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual)), $"Expected {expected}\nbut was  {actual}");
}
