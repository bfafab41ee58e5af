using System.Diagnostics;

namespace ServiceApi.Client.Extend;

/// <summary>With which public key webhooks are verified, and when it is fetched again. Read once, when the client is made.</summary>
[DebuggerDisplay("keys live for {KeyLifetime}")]
public sealed class ExtendWebhookOptions
{
    /// <summary>
    /// The public key, where the app knows it; none is then ever fetched, whatever key a webhook names. An RSA key of 2048 to 8192 bits: PEM, or the base64 of
    /// a SubjectPublicKeyInfo, of PKCS #1, or of PEM.
    /// </summary>
    /// <value>Null: keys are fetched from Extend.</value>
    public string? PublicKey { get; set; }

    /// <summary>How long keys that were fetched are used before they are fetched again; from <see cref="MinKeyAge"/> to 30 days.</summary>
    /// <value>24 hours</value>
    public TimeSpan KeyLifetime { get; set; } = TimeSpan.FromHours(24);

    /// <summary>
    /// How old keys that were fetched must be before a webhook that needs another has them fetched again: it names one that is
    /// not among them or, where it names none, is not signed with the one there is. From 1 second to <see cref="KeyLifetime"/>.
    /// However many forged webhooks come, keys are fetched once in this time; and for as long after any fetch a webhook that is
    /// signed with a key newer than that fetch is refused.
    /// </summary>
    /// <remarks>A fetch that failed is repeated no sooner than 10 seconds later, whatever this is.</remarks>
    /// <value>5 minutes</value>
    public TimeSpan MinKeyAge { get; set; } = TimeSpan.FromMinutes(5);
}
