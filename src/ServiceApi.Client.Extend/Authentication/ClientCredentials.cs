using System.Text.Json.Serialization;

namespace ServiceApi.Client.Extend.Authentication;

/// <summary>What is sent for an access token.</summary>
internal sealed class ClientCredentials(string? clientId, string? clientSecret)
{
    [JsonPropertyName("grant_type")]
    public string GrantType => "client_credentials";

    [JsonPropertyName("client_id")]
    public string? ClientId => clientId;

    [JsonPropertyName("client_secret")]
    public string? ClientSecret => clientSecret;

    [JsonPropertyName("client_assertion")]
    public string ClientAssertion => "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
}
