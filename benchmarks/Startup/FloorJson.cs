using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServiceApi.Client.Benchmarks.Startup;

/// <summary>How the floor reads JSON.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(FloorToken))]
[JsonSerializable(typeof(FloorResponse))]
internal sealed partial class FloorJson : JsonSerializerContext;

internal sealed record FloorToken([property: JsonPropertyName("access_token")] string AccessToken);

internal sealed record FloorResponse(FloorJob? Payload);
