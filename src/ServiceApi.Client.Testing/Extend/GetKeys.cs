using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ServiceApi.Client.Extend.Contract;

namespace ServiceApi.Client.Testing;

internal sealed class GetKeys(SandboxWebhooks webhooks) : SandboxOperation(ExtendApiOperations.GetKeys)
{
    public override Answer CarryOut(OperationCall call) =>
        Answer.Json(200, new JsonObject { ["keys"] = new JsonArray([.. webhooks.Keys.Select(Jwk)]) });

    private static JsonObject Jwk(WebhookKeyPair key)
    {
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(key.Public.Span, out _);
        var numbers = rsa.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["kty"] = "RSA",
            ["alg"] = "RS256",
            ["use"] = "sig",
            ["key_ops"] = new JsonArray("sign", "verify"),
            ["kid"] = key.Id,
            ["n"] = Base64Url.EncodeToString(numbers.Modulus),
            ["e"] = Base64Url.EncodeToString(numbers.Exponent),
        };
    }
}
