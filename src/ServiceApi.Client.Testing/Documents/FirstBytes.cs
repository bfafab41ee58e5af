namespace ServiceApi.Client.Testing;

/// <summary>What documents of each format begin with.</summary>
internal static class FirstBytes
{
    public static bool Fit(string contentType, ReadOnlySpan<byte> document) => contentType switch
    {
        "TIFF" => Agree(document, "II*\0"u8) || Agree(document, "MM\0*"u8),
        "JPG" or "JPEG" => Agree(document, [0xFF, 0xD8, 0xFF]),
        "PNG" => Agree(document, [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n']),
        "GIF" => Agree(document, "GIF87a"u8) || Agree(document, "GIF89a"u8),
        _ => Agree(document, "%PDF-"u8) || HasPdfHeader(document),
    };

    /// <summary>A document that is shorter must agree as far as it goes.</summary>
    private static bool Agree(ReadOnlySpan<byte> document, ReadOnlySpan<byte> signature) =>
        signature.StartsWith(document[..Math.Min(document.Length, signature.Length)]);

    private static bool HasPdfHeader(ReadOnlySpan<byte> document)
    {
        // As far as programs that read PDF look for it
        const int Most = 1024;
        return document[..Math.Min(document.Length, Most)].IndexOf("%PDF-"u8) >= 0;
    }
}
