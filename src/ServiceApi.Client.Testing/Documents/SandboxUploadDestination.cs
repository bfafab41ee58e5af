using System.Globalization;
using System.Security.Cryptography;

namespace ServiceApi.Client.Testing;

/// <summary>A place to upload a document to, as it was asked for and given, and what was uploaded.</summary>
public sealed class SandboxUploadDestination
{
    internal const int LifetimeInSeconds = 300;
    private readonly string _target;
    private SandboxUpload? _upload;
    private int _uploadCount;

    internal SandboxUploadDestination(string contentType, long contentLength, string? contentMd5, DateTimeOffset createdAt, Uri endpoint)
    {
        ContentType = contentType;
        ContentLength = contentLength;
        ContentMd5 = contentMd5;
        CreatedAt = createdAt;

        // From the date in the URL, which has no fractions of a second
        ExpiresAt = createdAt.AddTicks(-(createdAt.Ticks % TimeSpan.TicksPerSecond)).AddSeconds(LifetimeInSeconds);
        var date = createdAt.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var signature = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

        // The escaped slash at the beginning is how the real store's URLs may look, too
        Url = new Uri(endpoint, $"/%2Fdocuments/{Id}?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date={date}&X-Amz-SignedHeaders=content-type%3Bhost&X-Amz-Expires={LifetimeInSeconds}&X-Amz-Signature={signature}");
        _target = Url.PathAndQuery;
    }

    /// <summary>The id that fulfilment data names the document by.</summary>
    public string Id { get; } = Guid.NewGuid().ToString("D");

    /// <summary>The format that the document was announced with, such as <c>PDF</c>.</summary>
    public string ContentType { get; }

    /// <summary>How many bytes were announced, 1 to 5,242,880.</summary>
    public long ContentLength { get; }

    /// <summary>The MD5 that was announced, in Base64; <see langword="null"/> when there was none.</summary>
    public string? ContentMd5 { get; }

    /// <summary>When the destination was created, by the sandbox's clock.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>
    /// Where the encrypted document goes, with PUT; signed for 300 seconds, together with the headers <c>Content-Type</c>, which must
    /// be the <see cref="MediaType"/>, and <c>Host</c>.
    /// </summary>
    public Uri Url { get; }

    /// <summary>The key of AES-256-CBC that the document is to be encrypted with, 32 bytes.</summary>
    public ReadOnlyMemory<byte> Key { get; } = RandomNumberGenerator.GetBytes(32);

    /// <summary>The initialisation vector of AES-256-CBC, 16 bytes.</summary>
    public ReadOnlyMemory<byte> InitializationVector { get; } = RandomNumberGenerator.GetBytes(16);

    /// <summary>The media type that the document must be uploaded with, such as <c>application/pdf</c>.</summary>
    public string MediaType => ContentType == "PDF" ? "application/pdf" : string.Concat("image/", ContentType.ToLowerInvariant());

    /// <summary>The latest upload, which took the place of any before it; <see langword="null"/> as long as there is none.</summary>
    public SandboxUpload? Upload => Volatile.Read(ref _upload);

    /// <summary>How many uploads the store has taken at this URL.</summary>
    public int UploadCount => Volatile.Read(ref _uploadCount);

    internal DateTimeOffset ExpiresAt { get; }

    /// <summary>The id and the format: neither the key nor the URL.</summary>
    /// <returns>A text for people.</returns>
    public override string ToString() => $"{Id} {ContentType}";

    /// <summary>Whether a request's path and query are those that were signed.</summary>
    internal bool HasSigned(string target) => _target == target;

    internal void Take(SandboxUpload upload)
    {
        Volatile.Write(ref _upload, upload);
        Volatile.Write(ref _uploadCount, _uploadCount + 1);
    }
}
