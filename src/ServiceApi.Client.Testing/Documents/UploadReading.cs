using System.Buffers;
using System.Security.Cryptography;

namespace ServiceApi.Client.Testing;

/// <summary>Decrypts what was uploaded and compares it with what was announced.</summary>
internal static class UploadReading
{
    private const int BlockSize = 16;

    public static SandboxUpload Read(SandboxUploadDestination destination, ReadOnlySpan<byte> ciphertext, DateTimeOffset receivedAt, bool keepsContent)
    {
        var sent = ciphertext.Length;
        if (sent == 0 || sent % BlockSize != 0)
        {
            return Unreadable($"{sent} bytes were sent, and AES-256-CBC with PKCS7 yields a multiple of {BlockSize}, at least {BlockSize}.");
        }

        var buffer = keepsContent ? GC.AllocateUninitializedArray<byte>(sent) : ArrayPool<byte>.Shared.Rent(sent);
        try
        {
            var length = Decrypt(destination, ciphertext, buffer);
            var content = buffer.AsMemory(0, length);
            return new(receivedAt, sent, [.. Problems(destination, content)])
            {
                ContentLength = length,
                ContentSha256 = Convert.ToBase64String(SHA256.HashData(content.Span)),
                Content = keepsContent ? content : default,
            };
        }
        catch (CryptographicException)
        {
            return Unreadable("The document cannot be decrypted with the key and the initialization vector of its destination: the padding is wrong.");
        }
        finally
        {
            if (!keepsContent)
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }

        SandboxUpload Unreadable(string problem) => new(receivedAt, sent, [problem]);
    }

    private static int Decrypt(SandboxUploadDestination destination, ReadOnlySpan<byte> ciphertext, Span<byte> plaintext)
    {
        using var aes = Aes.Create();
        aes.SetKey(destination.Key.Span);
        return aes.DecryptCbc(ciphertext, destination.InitializationVector.Span, plaintext, PaddingMode.PKCS7);
    }

    private static IEnumerable<string> Problems(SandboxUploadDestination destination, ReadOnlyMemory<byte> content)
    {
        if (content.Length != destination.ContentLength)
        {
            yield return $"The document has {content.Length} bytes, and {destination.ContentLength} were announced.";
        }

        if (!FirstBytes.Fit(destination.ContentType, content.Span))
        {
            yield return $"The document does not begin as {destination.ContentType} does, which was announced.";
        }

        if (destination.ContentMd5 is { } md5 && md5 != Convert.ToBase64String(Md5.Of(content.Span)))
        {
            yield return "The MD5 of the document is not the announced one.";
        }
    }
}
