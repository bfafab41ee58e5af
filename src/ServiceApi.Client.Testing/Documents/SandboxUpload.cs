using System.Globalization;

namespace ServiceApi.Client.Testing;

/// <summary>A document that was uploaded, decrypted with its destination's key.</summary>
/// <remarks>
/// The store takes whatever comes with a signed URL, since it cannot look inside. What is wrong with a document is told here, and
/// by setAppointmentFulfillmentData, which refuses it. What was sent, that is the ciphertext, is the body of the recorded request.
/// </remarks>
public sealed class SandboxUpload
{
    internal SandboxUpload(DateTimeOffset receivedAt, int ciphertextLength, IReadOnlyList<string> problems)
    {
        ReceivedAt = receivedAt;
        CiphertextLength = ciphertextLength;
        Problems = problems;
    }

    /// <summary>When the request had been read, by the sandbox's clock.</summary>
    public DateTimeOffset ReceivedAt { get; }

    /// <summary>How many bytes were sent.</summary>
    public int CiphertextLength { get; }

    /// <summary>How many bytes the document has; <see langword="null"/> when it cannot be decrypted.</summary>
    public int? ContentLength { get; internal init; }

    /// <summary>The SHA-256 of the document, in Base64; <see langword="null"/> when it cannot be decrypted.</summary>
    public string? ContentSha256 { get; internal init; }

    /// <summary>
    /// The document itself; empty when it cannot be decrypted, or is not kept (<see cref="ServiceApiSandboxOptions.KeepUploads"/>).
    /// </summary>
    public ReadOnlyMemory<byte> Content { get; internal init; }

    /// <summary>
    /// Why the document cannot be used, in words for people: it cannot be decrypted, or its length, its first bytes or its MD5 are
    /// not those of what was announced. Empty when all is well.
    /// </summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>The number of bytes that were sent, and the problems: nothing of the document.</summary>
    /// <returns>A text for people.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{CiphertextLength} bytes. {string.Join(' ', Problems)}").TrimEnd();
}
