using System.Formats.Asn1;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ServiceApi.Client.Extend.Contract;
using ServiceApi.Client.Tests.Shared;

namespace ServiceApi.Client.Extend.Tests.Webhooks;

public sealed class WebhookKeyFormatTests
{
    private static readonly byte[] Body = [1, 2, 3];
    private static readonly string Base64 = Signer.Extend.PublicKey;
    private static readonly string Pkcs1 = Convert.ToBase64String(Signer.Extend.Key.ExportRSAPublicKey());
    private static readonly string Pem = Signer.Extend.Key.ExportSubjectPublicKeyInfoPem();
    private static readonly string Pkcs1Pem = Signer.Extend.Key.ExportRSAPublicKeyPem();

    private static readonly Dictionary<string, string> Keys = new(StringComparer.Ordinal)
    {
        ["SubjectPublicKeyInfo"] = Base64,
        ["white space around it"] = " " + Base64 + "\r\n",
        ["lines of 76"] = Convert.ToBase64String(Signer.Extend.Key.ExportSubjectPublicKeyInfo(), Base64FormattingOptions.InsertLineBreaks),
        ["PKCS #1"] = Pkcs1,
        ["PEM"] = Pem,
        ["PEM of Windows"] = Pem.ReplaceLineEndings("\r\n") + "\r\n",
        ["PEM after a comment"] = "The key:\n" + Pem,
        ["PEM of PKCS #1"] = Pkcs1Pem,
        ["PEM in base64"] = InBase64(Pem + "\n"),
        ["PEM of PKCS #1 in base64"] = InBase64(Pkcs1Pem),
    };

    private static readonly Dictionary<string, string> NoKeys = new(StringComparer.Ordinal)
    {
        ["nothing"] = "",
        ["white space"] = " ",
        ["words"] = "no key",
        ["no key's bytes"] = "AAAA",
        ["without its end"] = Base64[..^4],
        ["its beginning"] = Base64[..100],
        ["more behind it"] = Convert.ToBase64String([.. Signer.Extend.Key.ExportSubjectPublicKeyInfo(), 0]),
        ["more behind PKCS #1"] = Convert.ToBase64String([.. Signer.Extend.Key.ExportRSAPublicKey(), 0]),
        ["base64 in base64"] = InBase64(Base64),
        ["PEM twice in base64"] = InBase64(InBase64(Pem)),
        ["PEM of something else"] = Pem.Replace("PUBLIC KEY", "CERTIFICATE", StringComparison.Ordinal),
        ["PEM without its end"] = Pem[..^20],
        ["PEM that holds no base64"] = "-----BEGIN PUBLIC KEY-----\n!\n-----END PUBLIC KEY-----",
        ["empty PEM"] = "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----",
        ["private key, PEM"] = Signer.Extend.Key.ExportPkcs8PrivateKeyPem(),
        ["private key, PEM of PKCS #1"] = Signer.Extend.Key.ExportRSAPrivateKeyPem(),
        ["private key"] = Convert.ToBase64String(Signer.Extend.Key.ExportPkcs8PrivateKey()),
        ["private key, PKCS #1"] = Convert.ToBase64String(Signer.Extend.Key.ExportRSAPrivateKey()),
        ["1024 bits"] = Signer.Weak.PublicKey,
        ["1024 bits, PEM"] = Signer.Weak.Key.ExportRSAPublicKeyPem(),
        ["elliptic curve"] = EllipticCurve(),
        ["exponent 1"] = WithExponent(1),
        ["exponent 2"] = WithExponent(2),
    };

    private static readonly Dictionary<string, string> Answers = new(StringComparer.Ordinal)
    {
        ["text"] = Base64,
        ["PEM"] = Pem,
        ["string"] = Text(Base64),
        ["string of PEM"] = Text(Pem),
        ["publicKey"] = $$"""{"publicKey":{{Text(Base64)}}}""",
        ["public_key"] = $$"""{"public_key":{{Text(Pkcs1)}}}""",
        ["key"] = $$"""{ "key": {{Text(InBase64(Pem))}} }""",
        ["publicKey among others"] = $$"""{"id":"1","publicKey":{{Text(Base64)}},"algorithm":"RSA-SHA256"}""",
        ["key beside an empty publicKey"] = $$"""{"publicKey":null,"key":{{Text(Base64)}}}""",
        ["the only text"] = $$"""{"version":1,"pem":{{Text(Pem)}}}""",
    };

    private static readonly Dictionary<string, string> UnreadableAnswers = new(StringComparer.Ordinal)
    {
        ["nothing"] = "",
        ["null"] = "null",
        ["number"] = "1",
        ["empty list"] = "[]",
        ["empty object"] = "{}",
        ["page"] = "<html>no key</html>",
        ["other string"] = Text("no key"),
        ["half a surrogate pair"] = "\"\\ud800\"",
        ["half a surrogate pair in an object"] = """{"publicKey":"\ud800"}""",
        ["publicKey that is a number"] = """{"publicKey":1}""",
        ["key that is none"] = $$"""{"key":"no key","publicKey":{{Text(Base64)}}}""",
        ["two texts"] = $$"""{"one":{{Text(Base64)}},"two":{{Text(Base64)}}}""",
        ["nested"] = $$$"""{"data":{"publicKey":{{{Text(Base64)}}}}}""",
        ["list"] = $"[{Text(Base64)}]",
        ["1024 bits"] = Text(Signer.Weak.PublicKey),
    };

    public static TheoryData<string> NamesOfKeys => [.. Keys.Keys];

    public static TheoryData<string> NamesOfNoKeys => [.. NoKeys.Keys];

    public static TheoryData<string> NamesOfAnswers => [.. Answers.Keys];

    public static TheoryData<string> NamesOfUnreadableAnswers => [.. UnreadableAnswers.Keys];

    [Theory]
    [MemberData(nameof(NamesOfKeys))]
    public void A_key_can_have_any_of_the_usual_forms(string form)
    {
        var key = WebhookKey.Read(Keys[form]);

        Assert.True(key!.Verifies(Body, Signer.Extend.SignBytes(Body)));
        Assert.False(key.Verifies(Body, Signer.NextExtend.SignBytes(Body)));
    }

    [Theory]
    [MemberData(nameof(NamesOfNoKeys))]
    public void What_is_no_RSA_public_key_of_enough_bits_is_no_key(string what) => Assert.Null(WebhookKey.Read(NoKeys[what]));

    [Fact]
    public async Task A_larger_key_has_larger_signatures()
    {
        var webhooks = Webhooks(Signer.Large.PublicKey);

        Assert.True(await webhooks.VerifyAsync(Body, Signer.Large.Sign(Body)));
        Assert.False(await webhooks.VerifyAsync(Body, Signer.Extend.Sign(Body)));
    }

    [Theory]
    [MemberData(nameof(NamesOfAnswers))]
    public async Task Extend_may_answer_with_text_with_a_JSON_string_or_with_an_object(string form) =>
        Assert.True(await Webhooks(Answers[form]).VerifyAsync(Body, Signer.Extend.Sign(Body)));

    [Theory]
    [MemberData(nameof(NamesOfUnreadableAnswers))]
    public async Task An_answer_without_a_key_throws_and_its_words_are_not_repeated(string what)
    {
        var exception = await Assert.ThrowsAsync<ServiceApiUnreadableResponseException>(() => Webhooks(UnreadableAnswers[what]).VerifyAsync(Body, Signer.Extend.Sign(Body)).AsTask());

        Assert.Equal(
            "getPublicKey was answered, but it holds no key that can be used: it must be an RSA public key of 2048 to 8192 bits (status 200). Request id: request-1. Sent 2 times.",
            exception.Message);
        Assert.Same(ExtendApiOperations.GetPublicKey, exception.Operation);
        Assert.Equal(HttpStatusCode.OK, exception.StatusCode);
        Assert.Equal(2, exception.Attempts);
        Assert.Equal(UnreadableAnswers[what], exception.Response!.Text);
    }

    private static ExtendWebhooks Webhooks(string answer) =>
        new(new KeyEndpoint { Answer = answer, Attempts = 2 }.Executor, new ExtendWebhookOptions(), new VirtualTime());

    private static string Text(string value) => JsonSerializer.Serialize(value);

    private static string InBase64(string text) => Convert.ToBase64String(Encoding.ASCII.GetBytes(text));

    private static string EllipticCurve()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());
    }

    private static string WithExponent(byte exponent)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteIntegerUnsigned(Signer.Extend.Key.ExportParameters(false).Modulus);
            writer.WriteInteger(exponent);
        }

        return Convert.ToBase64String(writer.Encode());
    }
}
