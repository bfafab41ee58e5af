using System.Security.Cryptography;

namespace ServiceApi.Client.Extend.Tests.Webhooks;

/// <summary>Who signs webhooks. Its keys are made once for all tests: that takes long.</summary>
internal sealed class Signer
{
    private Signer(int bits) => Key = RSA.Create(bits);

    public static Signer Extend { get; } = new(2048);

    public static Signer NextExtend { get; } = new(2048);

    public static Signer Large { get; } = new(4096);

    public static Signer Weak { get; } = new(1024);

    public RSA Key { get; }

    public string PublicKey => Convert.ToBase64String(Key.ExportSubjectPublicKeyInfo());

    public string Sign(byte[] body) => Convert.ToBase64String(SignBytes(body));

    public byte[] SignBytes(byte[] body) => Key.SignData(body, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
}
