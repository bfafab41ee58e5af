using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Extend;

/// <summary>Verifies with the key that the app has given, or else with Extend's.</summary>
/// <remarks>
/// Signature, body and key are all public, so that nothing secret is compared and no time that is taken can tell a secret. What
/// an attacker could use up is bounded: what cannot be a signature or a key's id is refused by its length and form before a
/// signature is decoded and before a key is fetched, and only a body that Extend has signed is read.
/// </remarks>
internal sealed class ExtendWebhooks(IOperationExecutor executor, ExtendWebhookOptions options, TimeProvider time) : IExtendWebhooks
{
    private readonly WebhookKey? _pinned = options.PublicKey is { } text
        ? WebhookKey.Read(text) ?? throw new ArgumentException($"The public key must be {WebhookKey.Allowed}.", nameof(options))
        : null;

    private readonly WebhookKeyCache<WebhookKey> _key = new(new WebhookKeySource(executor).GetKeyAsync, options, time);
    private readonly WebhookKeyCache<WebhookKeySet> _keys = new(new WebhookKeySource(executor).GetKeySetAsync, options, time);

    public async ValueTask<bool> VerifyAsync(ReadOnlyMemory<byte> body, string? signature, string? keyId = null, CancellationToken cancellationToken = default)
    {
        if (WebhookSignature.Decode(signature) is not { } decoded || (keyId is not null && !WebhookKeyId.IsWellFormed(keyId)))
        {
            return false;
        }

        var isSigned = (_pinned, keyId) switch
        {
            ({ } pinned, _) => pinned.Verifies(body.Span, decoded),
            (null, null) => await IsSignedAsync(body, decoded, cancellationToken).ConfigureAwait(false),
            _ => await FindAsync(keyId, cancellationToken).ConfigureAwait(false) is { } key && key.Verifies(body.Span, decoded),
        };
        return isSigned && (keyId is null || WebhookKeyId.Fits(keyId, body));
    }

    private async ValueTask<bool> IsSignedAsync(ReadOnlyMemory<byte> body, byte[] signature, CancellationToken cancellationToken)
    {
        var key = await _key.GetAsync(cancellationToken).ConfigureAwait(false);
        return key.Verifies(body.Span, signature)
            || (await _key.GetNewerAsync(key, cancellationToken).ConfigureAwait(false) is { } newer && newer.Verifies(body.Span, signature));
    }

    private async ValueTask<WebhookKey?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var keys = await _keys.GetAsync(cancellationToken).ConfigureAwait(false);
        return keys.Find(id) ?? (await _keys.GetNewerAsync(keys, cancellationToken).ConfigureAwait(false))?.Find(id);
    }
}
