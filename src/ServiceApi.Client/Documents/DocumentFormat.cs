using ServiceApi.Client.Models;

namespace ServiceApi.Client.Documents;

/// <summary>A format that the service takes: its name, its media type, the extensions of its files, and the bytes that they begin with.</summary>
internal sealed class DocumentFormat
{
    /// <summary>How much of a document is looked at: in a PDF other bytes may come first.</summary>
    public const int HeadLength = 1024;

    private static readonly DocumentFormat Pdf = new(DocumentContentType.Pdf, "application/pdf", [".pdf"], "%PDF-"u8.ToArray());

    /// <summary>All of them. JPEG comes before JPG, whose bytes are the same.</summary>
    private static readonly DocumentFormat[] All =
    [
        new(DocumentContentType.Tiff, "image/tiff", [".tif", ".tiff"], [0x49, 0x49, 0x2A, 0x00], [0x4D, 0x4D, 0x00, 0x2A]),
        new(DocumentContentType.Jpeg, "image/jpeg", [".jpeg"], [0xFF, 0xD8, 0xFF]),
        new(DocumentContentType.Jpg, "image/jpg", [".jpg"], [0xFF, 0xD8, 0xFF]),
        new(DocumentContentType.Png, "image/png", [".png"], [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        new(DocumentContentType.Gif, "image/gif", [".gif"], "GIF87a"u8.ToArray(), "GIF89a"u8.ToArray()),
        Pdf,
    ];

    private static readonly string Names = string.Join(", ", All.Select(format => format._contentType.Value));

    private readonly DocumentContentType _contentType;
    private readonly string[] _extensions;
    private readonly byte[][] _signatures;

    private DocumentFormat(DocumentContentType contentType, string mediaType, string[] extensions, params byte[][] signatures)
    {
        _contentType = contentType;
        MediaType = mediaType;
        _extensions = extensions;
        _signatures = signatures;
    }

    public string MediaType { get; }

    /// <summary>The format that the service has a name for; null when this client does not know it.</summary>
    public static DocumentFormat? Find(DocumentContentType contentType) => Array.Find(All, format => format._contentType == contentType);

    /// <summary>Decides what a document is.</summary>
    /// <param name="said">What the caller says that it is.</param>
    /// <param name="fileName">The name that says it where the caller does not.</param>
    /// <param name="head">The document's first bytes, which must not say otherwise.</param>
    /// <param name="parameterName">The parameter that the document came in.</param>
    public static DocumentContentType Decide(DocumentContentType? said, string? fileName, ReadOnlySpan<byte> head, string parameterName)
    {
        var found = OfBytes(head);
        if ((said ?? OfFile(fileName)) is not { } contentType)
        {
            return found?._contentType
                ?? throw new ArgumentException($"What the document is can be told neither from its file name nor from its first bytes: say it. It may be {Names}.", parameterName);
        }

        // What this client does not know is for the service to decide, unless it is known to be something else.
        var fits = Find(contentType) is { } format ? format.Fits(head) : found is null;
        return fits
            ? contentType
            : throw new ArgumentException($"The document is said to be {contentType}, but its first bytes are those of {found?._contentType.Value ?? "nothing known"}. It may be {Names}.", parameterName);
    }

    private static DocumentContentType? OfFile(string? name) =>
        Array.Find(All, format => format._extensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase))?._contentType;

    private static DocumentFormat? OfBytes(ReadOnlySpan<byte> head)
    {
        foreach (var format in All)
        {
            if (format.IsIn(head))
            {
                return format;
            }
        }

        return null;
    }

    private bool IsIn(ReadOnlySpan<byte> head)
    {
        foreach (var signature in _signatures)
        {
            if (head.StartsWith(signature) || (this == Pdf && head.IndexOf(signature) >= 0))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a document may be this, which one that is shorter than the signature is as long as it does not differ.</summary>
    private bool Fits(ReadOnlySpan<byte> head)
    {
        foreach (var signature in _signatures)
        {
            if (head.Length < signature.Length && signature.AsSpan().StartsWith(head))
            {
                return true;
            }
        }

        return IsIn(head);
    }
}
