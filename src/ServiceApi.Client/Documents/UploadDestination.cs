using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using ServiceApi.Client.Models;
using ServiceApi.Client.Pipeline;

namespace ServiceApi.Client.Documents;

/// <summary>Where a document goes and how it is encrypted, once the service's answer has been found fit. It is a secret, and forgets its key when it is disposed.</summary>
internal sealed class UploadDestination : IDisposable
{
    private const int KeyBytes = 32;
    private const int InitializationVectorBytes = 16;

    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private UploadDestination(string id, Uri address, IReadOnlyDictionary<string, string> headers, byte[] key, byte[] initializationVector, long receivedAt)
    {
        (Id, Address, Headers, Key, InitializationVector, ReceivedAt) = (id, address, headers, key, initializationVector, receivedAt);
    }

    public string Id { get; }

    /// <summary>The signed address, its path and query exactly as they came.</summary>
    public Uri Address { get; }

    public byte[] Key { get; }

    public byte[] InitializationVector { get; }

    /// <summary>When it was received, as the clock's timestamp.</summary>
    public long ReceivedAt { get; }

    /// <summary>What to send beside the document; its Content-Type is among them.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>Reads the service's answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="mediaType">The Content-Type that is sent when the answer names none; null when this client does not know it.</param>
    /// <param name="tokenHeader">The header of access tokens, which have no business at the document store.</param>
    /// <param name="receivedAt">The clock's timestamp.</param>
    /// <param name="destination">The destination, where it is fit.</param>
    /// <returns>What is wrong with it, in words that hold nothing of it; null when it is fit.</returns>
    public static string? Read(ServiceDocumentUploadDestination answer, string? mediaType, string tokenHeader, long receivedAt, out UploadDestination? destination)
    {
        destination = null;
        if (answer.UploadDestinationId is not { Length: > 0 } id)
        {
            return "the upload destination has no id";
        }

        if (answer.EncryptionDetails?.Standard != EncryptionStandard.Aes)
        {
            return $"the upload destination's encryption is not {EncryptionStandard.Aes}";
        }

        if (!IsSafe(answer.Url, out var address))
        {
            return "the upload destination's address is not https";
        }

        if (UploadHeaders.Read(answer.Headers, mediaType, tokenHeader, out var headers) is { } fault)
        {
            return fault;
        }

        if (Decode(answer.EncryptionDetails.InitializationVector, InitializationVectorBytes) is not { } vector)
        {
            return "the upload destination's initialization vector is not 16 bytes in base64";
        }

        if (Decode(answer.EncryptionDetails.Key, KeyBytes) is not { } key)
        {
            CryptographicOperations.ZeroMemory(vector);
            return "the upload destination's key is not 32 bytes in base64";
        }

        destination = new(id, address, headers, key, vector, receivedAt);
        return null;
    }

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(Key);
        CryptographicOperations.ZeroMemory(InitializationVector);
    }

    private static bool IsSafe(string? text, [NotNullWhen(true)] out Uri? address)
    {
        address = null;
        return text is not null
            && !text.AsSpan().ContainsAnyExceptInRange('!', '~') // it is sent as it is
            && !text.Contains('#', StringComparison.Ordinal)
            && Uri.TryCreate(text, AsWritten, out address)
            && ServiceEndpoints.IsSafe(address);
    }

    private static byte[]? Decode(string? text, int length)
    {
        var bytes = new byte[length];
        if (text is not null && Convert.TryFromBase64String(text, bytes, out var written) && written == length)
        {
            return bytes;
        }

        CryptographicOperations.ZeroMemory(bytes);
        return null;
    }
}
