using System.Security.Cryptography;

namespace Uploads;

/// <summary>A PDF to upload.</summary>
internal sealed class SampleFile : IDisposable
{
    public SampleFile(int length)
    {
        Length = length;
        var signature = "%PDF-1.7\n"u8;
        File.WriteAllBytes(Path, [.. signature, .. RandomNumberGenerator.GetBytes(length - signature.Length)]);
    }

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"{Guid.NewGuid():N}.pdf");

    public long Length { get; }

    public static double MiB(long bytes) => bytes / 1048576.0;

    public void Dispose() => File.Delete(Path);
}
