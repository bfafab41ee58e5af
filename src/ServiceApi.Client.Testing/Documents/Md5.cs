using System.Security.Cryptography;

namespace ServiceApi.Client.Testing;

internal static class Md5
{
    public static byte[] Of(ReadOnlySpan<byte> bytes) => CryptographicOperations.HashData(HashAlgorithmName.MD5, bytes);
}
