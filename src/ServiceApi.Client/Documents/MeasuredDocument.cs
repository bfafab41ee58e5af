using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using ServiceApi.Client.Models;

namespace ServiceApi.Client.Documents;

/// <summary>What is found out about a document before it is announced, and must still hold when it is sent.</summary>
internal sealed record MeasuredDocument(DocumentContentType ContentType, long Length, byte[] Sha256)
{
    private const int CipherBlock = 16;

    /// <summary>The length once it is encrypted: the padding fills the last block, or is a block of its own.</summary>
    public long EncryptedLength => ((Length / CipherBlock) + 1) * CipherBlock;

    /// <summary>Reads the document for the first time.</summary>
    /// <exception cref="ArgumentException">It is empty, too long, or not what it is said to be.</exception>
    public static async ValueTask<MeasuredDocument> ReadAsync(
        DocumentReader reader, DocumentContent content, string parameterName, ArrayPool<byte> pool, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var block = new PooledBlock(pool);
        DocumentContentType? contentType = null;
        long length = 0;
        while (await reader.FillAsync(block.Memory, length, cancellationToken).ConfigureAwait(false) is > 0 and var read)
        {
            contentType ??= DocumentFormat.Decide(content.ContentType, content.FileName, block.Bytes.AsSpan(0, Math.Min(read, DocumentFormat.HeadLength)), parameterName);
            hash.AppendData(block.Bytes, 0, read);
            length += read;
            if (length > ServiceUploadDocument.MostBytes)
            {
                throw Refused("longer than that", parameterName);
            }
        }

        return contentType is { } decided ? new(decided, length, hash.GetHashAndReset()) : throw Refused("empty", parameterName);
    }

    private static ArgumentException Refused(string fault, string parameterName) =>
        new(string.Create(CultureInfo.InvariantCulture, $"The document must hold 1 to {ServiceUploadDocument.MostBytes} bytes, but is {fault}."), parameterName);
}
