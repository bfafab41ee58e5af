using System.Buffers.Text;
using System.Text.Json;

namespace ServiceApi.Client.Authentication;

/// <summary>What an access token that is a JSON Web Token says of itself. It is the service's to verify, not ours.</summary>
internal static class Jwt
{
    /// <summary>The instant of its <c>exp</c>; null when it is no such token, or says nothing that can be an instant.</summary>
    public static DateTimeOffset? ExpiryOf(string token)
    {
        if (token.Split('.') is not [_, var payload, _])
        {
            return null;
        }

        try
        {
            using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(payload));
            return claims.RootElement.TryGetProperty("exp", out var expiry) ? DateTimeOffset.UnixEpoch.AddSeconds(expiry.GetDouble()) : null;
        }
        catch (Exception exception) when (exception is FormatException or JsonException or InvalidOperationException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }
}
