using System.Buffers;
using System.Text;
using ServiceApi.Client.Documents;
using ServiceApi.Client.Models;

namespace ServiceApi.Client;

/// <summary>
/// A document to be uploaded: a file, a stream or bytes, of 1 to 5,242,880 bytes. Immutable; nothing is opened or read before
/// the upload, and one that failed can be repeated with the same value, unless its stream cannot seek.
/// </summary>
/// <example>
/// <code>
/// var photo = await client.Documents.UploadAsync(DocumentContent.FromFile("after.jpg"));
/// var receipt = await client.Documents.UploadAsync(DocumentContent.FromBytes(pdf, DocumentContentType.Pdf));
/// </code>
/// </example>
public sealed record DocumentContent
{
    private readonly Func<ArrayPool<byte>, CancellationToken, ValueTask<DocumentReader>> _open;

    private DocumentContent(Func<ArrayPool<byte>, CancellationToken, ValueTask<DocumentReader>> open) => _open = open;

    /// <summary>The document's format; what its first bytes say to the contrary is refused.</summary>
    /// <value>Null: it is taken from the extension of <see cref="FileName"/>, or else from the first bytes. Those of a JPEG image are taken for <see cref="DocumentContentType.Jpeg"/>.</value>
    public DocumentContentType? ContentType { get; init; }

    /// <summary>The document's name, whose extension says what it is: .tif, .tiff, .jpg, .png, .jpeg, .gif or .pdf. It is not sent.</summary>
    /// <value>The file's name; null for streams and bytes.</value>
    public string? FileName { get; init; }

    /// <summary>The MD5 that the service is told, in base64 (24 characters).</summary>
    /// <value>Null: none is sent, see <see cref="ServiceUploadDocument.ContentMd5"/>.</value>
    public string? ContentMd5 { get; init; }

    /// <summary>A file. It is opened for the upload, and read twice, and once more for each retry; memory does not grow with its size.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="contentType">See <see cref="ContentType"/>.</param>
    /// <returns>The document.</returns>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static DocumentContent FromFile(string path, DocumentContentType? contentType = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new((pool, cancellationToken) => DocumentReader.OfFileAsync(path, pool, cancellationToken)) { ContentType = contentType, FileName = Path.GetFileName(path) };
    }

    /// <summary>
    /// A stream, from its present position on. It stays the caller's, who must leave it alone until the upload has ended: it is not disposed,
    /// and, where it can seek, is put back to where it was. A stream that cannot seek is read once, into at most 5 MiB of pooled memory.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <param name="contentType">See <see cref="ContentType"/>.</param>
    /// <returns>The document.</returns>
    /// <exception cref="ArgumentException">The stream cannot be read.</exception>
    public static DocumentContent FromStream(Stream stream, DocumentContentType? contentType = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanRead)
        {
            throw new ArgumentException("The stream cannot be read.", nameof(stream));
        }

        return new((pool, cancellationToken) => DocumentReader.OfStreamAsync(stream, pool, cancellationToken)) { ContentType = contentType };
    }

    /// <summary>Bytes. They are not copied, and must not change until the upload has ended.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="contentType">See <see cref="ContentType"/>.</param>
    /// <returns>The document.</returns>
    public static DocumentContent FromBytes(ReadOnlyMemory<byte> bytes, DocumentContentType? contentType = null) =>
        new((_, _) => new(new MemoryReader(bytes))) { ContentType = contentType };

    internal ValueTask<DocumentReader> OpenAsync(ArrayPool<byte> pool, CancellationToken cancellationToken) => _open(pool, cancellationToken);

    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append(nameof(ContentType)).Append(" = ").Append(ContentType);
        return true;
    }
}
