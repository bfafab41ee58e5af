using System.Security.Cryptography;

namespace ServiceApi.Client.Testing;

/// <summary>An RSA-2048 key kept as bytes, so that any thread may sign with it and nobody has to dispose of it.</summary>
internal sealed class WebhookKeyPair
{
    private readonly byte[] _private;

    public WebhookKeyPair()
    {
        using var rsa = RSA.Create(2048);
        _private = rsa.ExportPkcs8PrivateKey();
        Public = rsa.ExportSubjectPublicKeyInfo();
    }

    public string Id { get; } = $"{Guid.NewGuid():D}";

    public ReadOnlyMemory<byte> Public { get; }

    public string Sign(ReadOnlySpan<byte> data)
    {
        using var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(_private, out _);
        return Convert.ToBase64String(rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }
}
