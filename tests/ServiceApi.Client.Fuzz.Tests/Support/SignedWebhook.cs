using System.Buffers.Text;
using System.Security.Cryptography;

namespace ServiceApi.Client.Fuzz.Tests.Support;

/// <summary>A webhook that was signed once, so that every run reads the same. Its private key is gone.</summary>
internal static class SignedWebhook
{
    public const string KeyId = "key-1";

    public const string PublicKey =
        "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA4hAN74I/DtDmUni+eUgLCuN/AR8vBhrFB9B86x/wM93tTYq1oJbM1j2E9KYS+NQ20ZuUbMuXTZ1gYTlzSYurDnYQnbDEU6LCFagnntlKc5yrs2sg6HZvJjcFN4qSk+l9fJo3Yehvk/UN6rRCJagJWkcvfUOz6ZeudW9x5GkVcC74LpgyJU8jueryw7aqwL5Jgw1qknNaGSFrZCxdDpJQfTVhrBN3Q0hi9Qn2o+Pd6sgG/r99ZPBlr9mxG0y2+UEkWiflZ3YnRwQ+Qbh9KHDMewVJnJ38/ghf/RyJMV3kMemf+w6EiZgysww6Zfyvhal3ikkHXETUIZpf4JXE3LwJ6wIDAQAB";

    public const string Signature =
        "kDQdxjS9q2tOGpDUX/oZKRbRzUrJ7IZmdPZ1ZuZkaR4lDx4nuWUpm//usj91toTt5Zmv/YHo0altIkDp2ershCyQ2lk4X5l1ihHEcQuOWjqOoxRmpjfXP/qYwe82UbpLrlO9cBQDYLL2AYtk5jB8+y99Mtvif2rmDcncQBCNclT60GSC9ZBQSgL/2nYGB/VjtWmKLilzHT82+19clEfq2VM4vwhxaoU/xYvkM0wVoldpEOz9MtGPFQeQ8XoBv62WFHObs5ni67TeCP+M+PPLJvMeTRBr/xynEvomuym/fjnM5Hte49URd0DFwQl34wmgimHkjzSyJGxuQ7UP80XW4w==";

    public static byte[] Body { get; } = """{"type":"service_order.assigned","serviceOrderId":"5a0f3f0e-8a3c-4c7e-9a52-9f4b5a9a6c11","kid":"key-1"}"""u8.ToArray();

    public static string Pem { get; } = PemEncoding.WriteString("PUBLIC KEY", Convert.FromBase64String(PublicKey));

    /// <summary>The key as a set of JSON Web Keys.</summary>
    public static string KeySet { get; } = WriteKeySet();

    private static string WriteKeySet()
    {
        using var key = RSA.Create();
        key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(PublicKey), out _);
        var numbers = key.ExportParameters(includePrivateParameters: false);
        var jwk = $$"""{"kty":"RSA","alg":"RS256","use":"sig","key_ops":["verify"],"kid":"{{KeyId}}","n":"{{Base64Url.EncodeToString(numbers.Modulus!)}}","e":"AQAB"}""";
        return $$"""{"keys":[{{jwk}}]}""";
    }
}
