using System.Text.Json.Serialization;

namespace ServiceApi.Client.Authentication;

/// <summary>What a token endpoint answers to a request that it grants.</summary>
internal sealed class TokenAnswer
{
    [JsonPropertyName("access_token")]
    public string? AccessToken { get; init; }

    [JsonPropertyName("expires_in")]
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
    public double? ExpiresIn { get; init; }
}
