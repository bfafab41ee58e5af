using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ServiceApi.Client.Extend;

/// <summary>An RSA public key that webhooks are verified with.</summary>
internal sealed class WebhookKey
{
    public const int FewestBits = 2048;
    public const int MostBits = 8192;

    public static readonly string Allowed = $"an RSA public key of {FewestBits} to {MostBits} bits";

    private const string PemStart = "-----BEGIN ";

    private readonly byte[] _subjectPublicKeyInfo;

    private WebhookKey(RSA key) => _subjectPublicKeyInfo = key.ExportSubjectPublicKeyInfo();

    /// <summary>Reads PEM, or the base64 of a SubjectPublicKeyInfo, of PKCS #1, or of PEM; null when it is none of them, or no key that is allowed.</summary>
    public static WebhookKey? Read(string text) => Read(key => TryImport(key, Decode(text)));

    /// <summary>Reads the modulus and the exponent as a JWK has them, in base64url; null when they make no key that is allowed.</summary>
    public static WebhookKey? Read(string modulus, string exponent) =>
        Read(key => TryImport(key, Base64Url.DecodeFromChars(modulus), Base64Url.DecodeFromChars(exponent)));

    /// <summary>Whether the signature was made over this body with the private half of this key.</summary>
    public bool Verifies(ReadOnlySpan<byte> body, ReadOnlySpan<byte> signature)
    {
        // A key object for each time: none is said to be safe for many threads, and none is left to be disposed of. It takes
        // 0.14 ms where a shared one behind a lock takes 0.03.
        using var key = RSA.Create();
        key.ImportSubjectPublicKeyInfo(_subjectPublicKeyInfo, out _);
        return Verifies(key, body, signature);
    }

    private static WebhookKey? Read(Func<RSA, bool> tryImport)
    {
        using var key = RSA.Create();
        try
        {
            if (!tryImport(key) || key.KeySize is < FewestBits or > MostBits)
            {
                return null;
            }

            // Some keys, of a bad exponent say, are only found out when they are used: better now than with each webhook.
            Verifies(key, [], new byte[(key.KeySize + 7) / 8]);
            return new WebhookKey(key);
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private static bool Verifies(RSA key, ReadOnlySpan<byte> body, ReadOnlySpan<byte> signature) =>
        key.VerifyData(body, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    private static byte[] Decode(string text)
    {
        if (PemBody(text) is { } body)
        {
            return Convert.FromBase64String(body);
        }

        var decoded = Convert.FromBase64String(text);
        return PemBody(Encoding.ASCII.GetString(decoded)) is { } inner ? Convert.FromBase64String(inner) : decoded;
    }

    private static string? PemBody(string text) =>
        text.Contains(PemStart, StringComparison.Ordinal) && PemEncoding.TryFind(text, out var pem) && text[pem.Label] is "PUBLIC KEY" or "RSA PUBLIC KEY"
            ? text[pem.Base64Data]
            : null;

    private static bool TryImport(RSA key, byte[] der)
    {
        int read;
        try
        {
            key.ImportSubjectPublicKeyInfo(der, out read);
        }
        catch (CryptographicException)
        {
            key.ImportRSAPublicKey(der, out read);
        }

        return read == der.Length;
    }

    private static bool TryImport(RSA key, byte[] modulus, byte[] exponent)
    {
        if (modulus.Length == 0 || exponent.Length == 0)
        {
            return false; // the import would throw as if it had a fault
        }

        key.ImportParameters(new RSAParameters { Modulus = modulus, Exponent = exponent });
        return true;
    }
}
