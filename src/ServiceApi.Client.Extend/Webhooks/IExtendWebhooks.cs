namespace ServiceApi.Client.Extend;

/// <summary>
/// Tells whether a webhook comes from Extend, which signs each with RSA (PKCS #1 v1.5) and SHA-256 over the raw body. It works
/// on bytes and a header's value, and so with any web framework.
/// </summary>
/// <remarks>
/// A webhook that names its key is verified with that key of Extend's set, and one that names none with the public key that
/// Extend has for those. Each is fetched when it is first needed, once for all who wait, and kept for
/// <see cref="ExtendWebhookOptions.KeyLifetime"/>; or a key is given as <see cref="ExtendWebhookOptions.PublicKey"/>. The
/// signature covers neither a time nor a target: a copy of a webhook verifies as often as it comes.
/// </remarks>
public interface IExtendWebhooks
{
    /// <summary>The name of the header that carries a webhook's signature.</summary>
    const string SignatureHeader = "signature";

    /// <summary>The name of the header that carries the id of the key that a webhook is signed with.</summary>
    const string KeyIdHeader = "X-Extend-Key-Id";

    /// <summary>Verifies a webhook.</summary>
    /// <param name="body">The body as it came, byte for byte: not read as text, nor as JSON and written again.</param>
    /// <param name="signature">The value of the header <see cref="SignatureHeader"/>: base64; null when there is none.</param>
    /// <param name="keyId">
    /// The value of the header <see cref="KeyIdHeader"/>: 1 to 256 visible ASCII characters, the same as the body's <c>kid</c>
    /// where that is a JSON object with one; null when there is none.
    /// </param>
    /// <param name="cancellationToken">Ends this caller's wait for a key.</param>
    /// <returns>
    /// Whether Extend has signed this body. False for any other body; for a signature that is missing, malformed, of the wrong
    /// length, or made with another key; and for an id of a key that is malformed, unknown, or not the body's.
    /// </returns>
    /// <exception cref="ServiceApiException">
    /// A key is needed, and could not be fetched or read; so nothing is known about the webhook. An app answers with a
    /// status from 500 on, so that the webhook can be delivered again.
    /// </exception>
    ValueTask<bool> VerifyAsync(ReadOnlyMemory<byte> body, string? signature, string? keyId = null, CancellationToken cancellationToken = default);
}
