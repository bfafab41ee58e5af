using System.Buffers.Text;
using System.Text.Json.Nodes;

namespace ServiceApi.Client.Extend.Tests.Webhooks;

/// <summary>JSON Web Keys as Extend's reference shows them.</summary>
internal static class Jwk
{
    public static JsonObject Of(Signer signer, string id)
    {
        var numbers = signer.Key.ExportParameters(includePrivateParameters: false);
        return Of(id, numbers.Modulus!, numbers.Exponent!);
    }

    public static JsonObject Of(string id, byte[] modulus, byte[] exponent) => new()
    {
        ["kty"] = "RSA",
        ["alg"] = "RS256",
        ["use"] = "sig",
        ["key_ops"] = new JsonArray("sign", "verify"),
        ["kid"] = id,
        ["n"] = Base64Url.EncodeToString(modulus),
        ["e"] = Base64Url.EncodeToString(exponent),
    };

    public static JsonObject With(this JsonObject key, string member, JsonNode? value)
    {
        key[member] = value;
        return key;
    }

    public static JsonObject Without(this JsonObject key, string member)
    {
        key.Remove(member);
        return key;
    }

    public static string Set(params JsonNode?[] keys) => new JsonObject { ["keys"] = new JsonArray(keys) }.ToJsonString();
}
