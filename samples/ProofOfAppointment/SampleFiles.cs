using System.Security.Cryptography;

namespace ProofOfAppointment;

/// <summary>Two photos and a receipt, as far as their first bytes go, in a folder of their own.</summary>
internal sealed class SampleFiles(string folder) : IDisposable
{
    public IReadOnlyList<string> Paths { get; } = Directory.GetFiles(folder);

    public static async Task<SampleFiles> WriteAsync()
    {
        var folder = Directory.CreateTempSubdirectory("proof-").FullName;
        await WriteAsync("before.jpg", [0xFF, 0xD8, 0xFF, 0xE0], 2_000_000);
        await WriteAsync("after.png", [0x89, .. "PNG\r\n\u001A\n"u8], 3_500_000);
        await WriteAsync("receipt.pdf", "%PDF-1.7\n"u8.ToArray(), 40_000);
        return new(folder);

        Task WriteAsync(string name, byte[] firstBytes, int length) =>
            File.WriteAllBytesAsync(Path.Combine(folder, name), [.. firstBytes, .. RandomNumberGenerator.GetBytes(length - firstBytes.Length)]);
    }

    /// <summary>Whether one of the files has this content.</summary>
    public bool Hold(ReadOnlyMemory<byte> content) => Paths.Any(path => content.Span.SequenceEqual(File.ReadAllBytes(path)));

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
