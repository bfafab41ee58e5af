using System.Text.Json.Nodes;
using ServiceApi.Client.Extend;

namespace ServiceApi.Client.Testing;

/// <summary>The webhooks that Extend sends, signed with a key whose public half getPublicKey and getKeys answer. Both want a token.</summary>
public sealed class SandboxWebhooks
{
    private readonly Lock _gate = new();
    private WebhookKeyPair? _key;
    private WebhookKeyPair? _former;

    internal SandboxWebhooks()
    {
    }

    /// <summary>The public key in force, RSA with 2,048 bits, as its SubjectPublicKeyInfo in DER.</summary>
    public ReadOnlyMemory<byte> PublicKey => Key.Public;

    /// <summary>The id of the key in force, for the header <see cref="IExtendWebhooks.KeyIdHeader"/> and the member <c>kid</c> of a body.</summary>
    public string KeyId => Key.Id;

    /// <summary>What getKeys answers: the key in force, and the one before it.</summary>
    internal IReadOnlyList<WebhookKeyPair> Keys
    {
        get
        {
            lock (_gate)
            {
                return _former is null ? [Key] : [Key, _former];
            }
        }
    }

    private WebhookKeyPair Key
    {
        get
        {
            // Made when it is first wanted: it takes longer than all else that a sandbox does to start
            lock (_gate)
            {
                return _key ??= new WebhookKeyPair();
            }
        }
    }

    /// <summary>Signs a body as Extend does: RSA with SHA-256 and the padding of PKCS #1 v1.5.</summary>
    /// <param name="body">The body, byte for byte as it will be sent.</param>
    /// <returns>The signature in base64, for the header <see cref="IExtendWebhooks.SignatureHeader"/>.</returns>
    public string Sign(ReadOnlyMemory<byte> body) => Key.Sign(body.Span);

    /// <summary>
    /// Makes the webhook that tells a servicer of an order. Its body is the sandbox's own and smaller than Extend's: it has
    /// <c>event</c>, <c>serviceOrderId</c>, <c>serviceOrderType</c>, <c>assignedAt</c> in milliseconds since 1970, and, as
    /// Extend's has, the key's id as <c>kid</c>.
    /// </summary>
    /// <param name="order">The order.</param>
    /// <returns>The webhook, the same for the same order as long as the key is the same.</returns>
    public SandboxWebhook AssignmentOf(SandboxServiceOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        var key = Key;
        var body = Answer.Json(200, new JsonObject
        {
            ["event"] = "service_order_assigned",
            ["serviceOrderId"] = $"{order.Id:D}",
            ["serviceOrderType"] = order.Kind.ToString().ToLowerInvariant(),
            ["assignedAt"] = order.AssignedAt.ToUnixTimeMilliseconds(),
            ["kid"] = key.Id,
        }).Body;
        return new SandboxWebhook(body, key.Sign(body.Span), key.Id);
    }

    /// <summary>
    /// Puts a new key with a new id in the place of the one in force. getPublicKey answers the new one alone; getKeys answers
    /// the former one too, until the next rotation.
    /// </summary>
    public void RotateKey()
    {
        var key = new WebhookKeyPair();
        lock (_gate)
        {
            _former = _key;
            _key = key;
        }
    }
}
