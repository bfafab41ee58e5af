using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace ServiceApi.Client.Testing;

/// <summary>Makes access tokens that are JWTs, signed with HMAC and a key that nobody else has.</summary>
internal sealed class JwtIssuer(TimeProvider time, TimeSpan lifetime)
{
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    public (string Token, DateTimeOffset ExpiresAt) Issue(string subject)
    {
        // A JWT knows whole seconds only, and what it says of its end is what holds
        var issuedAt = time.GetUtcNow().ToUnixTimeSeconds();
        var expiresAt = issuedAt + (long)lifetime.TotalSeconds;
        var header = Encode(new JsonObject { ["alg"] = "HS256", ["typ"] = "JWT" });
        var claims = Encode(new JsonObject
        {
            ["sub"] = subject,
            ["jti"] = $"{Guid.NewGuid():D}",
            ["iat"] = issuedAt,
            ["exp"] = expiresAt,
        });
        var signature = Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes($"{header}.{claims}")));
        return ($"{header}.{claims}.{signature}", DateTimeOffset.FromUnixTimeSeconds(expiresAt));
    }

    private static string Encode(JsonObject json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));
}
