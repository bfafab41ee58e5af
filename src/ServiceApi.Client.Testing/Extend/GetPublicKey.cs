using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ServiceApi.Client.Extend.Contract;

namespace ServiceApi.Client.Testing;

internal sealed class GetPublicKey(SandboxWebhooks webhooks, SandboxPublicKeyForm form) : SandboxOperation(ExtendApiOperations.GetPublicKey)
{
    public override Answer CarryOut(OperationCall call)
    {
        var key = webhooks.PublicKey.Span;
        var base64 = Convert.ToBase64String(key);
        var pem = PemEncoding.WriteString("PUBLIC KEY", key);
        return form switch
        {
            SandboxPublicKeyForm.JsonString => Answer.Json(200, JsonValue.Create(base64)),
            SandboxPublicKeyForm.Text => Text(base64),
            SandboxPublicKeyForm.Pem => Text(pem),
            _ => Answer.Json(200, new JsonObject { ["key"] = Convert.ToBase64String(Encoding.ASCII.GetBytes(pem)) }),
        };
    }

    private static Answer Text(string text) => Answer.Of(200, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(text));
}
