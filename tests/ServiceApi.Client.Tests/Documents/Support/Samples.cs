using System.Security.Cryptography;

namespace ServiceApi.Client.Tests.Documents.Support;

/// <summary>Documents of any length.</summary>
internal static class Samples
{
    public const int MostBytes = 5_242_880;

    /// <summary>A document that begins like a PDF, as far as it goes, and goes on with chance.</summary>
    public static byte[] Pdf(int length) => [.. "%PDF-1.7\n"u8[..Math.Min(length, 9)], .. RandomNumberGenerator.GetBytes(Math.Max(0, length - 9))];

    /// <summary>The same bytes as a file, a stream that can seek, one that cannot, and bytes.</summary>
    public static DocumentContent As(string source, byte[] bytes, TemporaryFolder folder) => source switch
    {
        "file" => DocumentContent.FromFile(folder.Write("document.pdf", bytes)),
        "stream" => DocumentContent.FromStream(new MemoryStream(bytes)) with { FileName = "document.PDF" },
        "pipe" => DocumentContent.FromStream(new PipeStream(bytes)) with { FileName = "document.pdf" },
        _ => DocumentContent.FromBytes(bytes) with { FileName = "document.pdf" },
    };

    public static string Sha256(byte[] bytes) => Convert.ToBase64String(SHA256.HashData(bytes));
}
