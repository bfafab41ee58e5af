using System.Text.Json.Serialization;

namespace ServiceApi.Client.Authentication;

/// <summary>How the token endpoint's JSON is read.</summary>
[JsonSerializable(typeof(TokenAnswer))]
internal sealed partial class TokenJson : JsonSerializerContext;
