using System.Text.Json.Serialization;

namespace ServiceApi.Client.Extend.Authentication;

/// <summary>How credentials are written.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(ClientCredentials))]
internal sealed partial class CredentialsJson : JsonSerializerContext;
