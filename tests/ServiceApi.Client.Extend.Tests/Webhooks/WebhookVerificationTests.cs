using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using ServiceApi.Client.Tests.Shared;

namespace ServiceApi.Client.Extend.Tests.Webhooks;

public sealed class WebhookVerificationTests
{
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"serviceOrderId":"6f9619ff-8b86-d011-b42d-00c04fc964ff","note":"café"}""");
    private static readonly byte[] SignatureBytes = Signer.Extend.SignBytes(Body);
    private static readonly string Signature = Convert.ToBase64String(SignatureBytes);

    private static readonly Dictionary<string, string?> NoSignatures = new(StringComparer.Ordinal)
    {
        ["none"] = null,
        ["empty"] = "",
        ["white space"] = " ",
        ["padding"] = "====",
        ["few bytes"] = "AAAA",
        ["no base64"] = "not base64 at all",
        ["zero"] = "\0",
        ["not ASCII"] = "é",
        ["half a surrogate pair"] = "\ud800",
        ["part of the padding"] = Signature[..^1],
        ["no padding"] = Signature.TrimEnd('='),
        ["too much padding"] = Signature + "=",
        ["twice"] = Signature + Signature,
        ["two headers joined"] = Signature + "," + Signature,
        ["white space before"] = " " + Signature,
        ["line end"] = Signature + "\n",
        ["lines of 76"] = Convert.ToBase64String(SignatureBytes, Base64FormattingOptions.InsertLineBreaks),
        ["named algorithm"] = "sha256=" + Signature,
        ["base64url"] = Base64Url.EncodeToString(SignatureBytes),
        ["byte too short"] = Convert.ToBase64String(new byte[255]),
        ["byte too long"] = Convert.ToBase64String(new byte[1025]),
        ["million characters"] = new string('A', 1_000_000),
    };

    private readonly KeyEndpoint _endpoint = new();
    private readonly ExtendWebhooks _webhooks;

    public WebhookVerificationTests() => _webhooks = new(_endpoint.Executor, new ExtendWebhookOptions(), new VirtualTime());

    public static TheoryData<string> NamesOfNoSignatures => [.. NoSignatures.Keys];

    [Fact]
    public async Task What_Extend_has_signed_verifies() => Assert.True(await VerifyAsync(Body, Signature));

    [Fact]
    public async Task What_openssl_has_signed_verifies()
    {
        _endpoint.Answer = "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAqB7vCLl+1UFWPsLW44rX58mOww//UCxpsweDeUh/GcTQ2yVnqOJjWUXAeHJLnprIX8iZf1K8/GOTsRy4WVUrDS6u9sRZaBfU/fNcUpnspc9tOmut6wQYmkIVriLSpf6DmoCWO1lNO9Bn6wXQ2vmziSlJPN12uUYLOdCqN/fsHNCE3O4YwRlOdRSszMtk7LQmFQ0HS+Fs12ih/6IYs82Kwt3vyP3NYhql2SE/+OYaZEmjSp5PbOKgz/wKEw9ScDCyrUGC7+yn9TEPy404TL96BgvcmQkACBS+KPxdvqs4Aduzcp26L58Q7DB/fToQzuMxInUM2SkiotebClvo3B6i3QIDAQAB";

        Assert.True(await VerifyAsync(
            [.. Body, (byte)'\n'],
            "VILNLpWSHyvlRILv8Z/B8DTNbnzlPeanGG3r2+Rd4am9BjC9HtHcZ+n/8O/BTb6dfP11e0OV7uCz8kGreadBsoaaB2oVBP5AwhJiJt1KD2WG8yWeJaPdPRpKMQ58DRtftbbhsJLoY3TTS5CuEbNasDgb8rEuKcccX5D+1ON0w2n5mf2YitwCHzeGPXydT4HCqX84w0S2is41M0Pi/9e7CRG9ff41B0dl+gYQyE3Z1P74ubHjlrageQYH9zQC0777tMjh3spmYS7wE7seK64h1r3ibUWMrNQzxCMUTKQhpFqtzbqh903kCqBR9wc0nhPZCnh0MHPHIpYVcVRwkiUASg=="));
    }

    [Fact]
    public void Any_body_verifies_with_its_own_signature_and_with_no_others() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll<byte[], byte[]>((body, other) =>
        {
            var signature = Signer.Extend.Sign(body);
            return _webhooks.VerifyAsync(body, signature).AsTask().GetAwaiter().GetResult()
                && _webhooks.VerifyAsync(other, signature).AsTask().GetAwaiter().GetResult() == body.AsSpan().SequenceEqual(other);
        }));

    [Fact]
    public async Task An_empty_body_has_a_signature_too()
    {
        Assert.True(await VerifyAsync([], Signer.Extend.Sign([])));
        Assert.False(await VerifyAsync([], Signature));
    }

    [Theory]
    [MemberData(nameof(NamesOfNoSignatures))]
    public async Task What_cannot_be_a_signature_is_refused_and_no_key_is_fetched_for_it(string what)
    {
        Assert.False(await VerifyAsync(Body, NoSignatures[what]));
        Assert.Equal(0, _endpoint.Requests);
    }

    [Fact]
    public async Task A_signature_of_which_any_bit_differs_is_refused()
    {
        for (var bit = 0; bit < SignatureBytes.Length * 8; bit++)
        {
            Assert.False(await VerifyAsync(Body, Convert.ToBase64String(Flip(SignatureBytes, bit))), $"bit {bit}");
        }
    }

    [Fact]
    public async Task A_signature_of_which_any_character_differs_is_refused()
    {
        for (var index = 0; index < Signature.Length; index++)
        {
            foreach (var other in "Bx/_ =\0é".Where(other => other != Signature[index]))
            {
                Assert.False(await VerifyAsync(Body, Signature[..index] + other + Signature[(index + 1)..]), $"{other} at {index}");
            }
        }
    }

    [Fact]
    public async Task A_signature_has_one_text_only()
    {
        // The last character before the padding stands for 2 bits, and has 4 more.
        var same = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
            .Select(last => Signature[..^3] + last + "==")
            .Where(text => Convert.FromBase64String(text).AsSpan().SequenceEqual(SignatureBytes))
            .ToList();

        Assert.Equal(16, same.Count);
        foreach (var text in same)
        {
            Assert.Equal(text == Signature, await VerifyAsync(Body, text));
        }
    }

    [Fact]
    public async Task A_signature_that_is_cut_off_anywhere_is_refused()
    {
        for (var length = 0; length < Signature.Length; length++)
        {
            Assert.False(await VerifyAsync(Body, Signature[..length]), $"{length} characters");
        }

        for (var length = 0; length < SignatureBytes.Length; length++)
        {
            Assert.False(await VerifyAsync(Body, Convert.ToBase64String(SignatureBytes.AsSpan(0, length))), $"{length} bytes");
        }
    }

    [Fact]
    public async Task A_signature_with_more_behind_or_before_it_is_refused()
    {
        Assert.False(await VerifyAsync(Body, Convert.ToBase64String([.. SignatureBytes, 0])));
        Assert.False(await VerifyAsync(Body, Convert.ToBase64String([0, .. SignatureBytes])));
        Assert.False(await VerifyAsync(Body, Convert.ToBase64String([.. new byte[256], .. SignatureBytes])));
        Assert.False(await VerifyAsync(Body, Convert.ToHexString(SignatureBytes))); // is base64 of more bytes, too
    }

    [Fact]
    public async Task A_body_of_which_any_bit_differs_is_refused()
    {
        for (var bit = 0; bit < Body.Length * 8; bit++)
        {
            Assert.False(await VerifyAsync(Flip(Body, bit), Signature), $"bit {bit}");
        }
    }

    [Fact]
    public async Task A_body_that_is_cut_off_or_goes_on_is_refused()
    {
        for (var length = 0; length < Body.Length; length++)
        {
            Assert.False(await VerifyAsync(Body[..length], Signature), $"{length} bytes");
        }

        Assert.False(await VerifyAsync([.. Body, (byte)'\n'], Signature));
        Assert.False(await VerifyAsync([0xEF, 0xBB, 0xBF, .. Body], Signature));
        Assert.False(await VerifyAsync(Encoding.Latin1.GetBytes(Encoding.UTF8.GetString(Body)), Signature));
    }

    [Fact]
    public async Task Another_signer_another_hash_and_another_padding_are_refused()
    {
        Assert.False(await VerifyAsync(Body, Signer.NextExtend.Sign(Body)));
        Assert.False(await VerifyAsync(Body, Signer.Large.Sign(Body)));
        Assert.False(await VerifyAsync(Body, Signer.Weak.Sign(Body)));
        Assert.False(await SignedAsync(HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1));
        Assert.False(await SignedAsync(HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1));
        Assert.False(await SignedAsync(HashAlgorithmName.SHA256, RSASignaturePadding.Pss));
        Assert.True(await SignedAsync(HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    [Fact]
    public async Task Signatures_that_are_no_number_below_the_modulus_are_refused()
    {
        Assert.False(await VerifyAsync(Body, Convert.ToBase64String(new byte[256])));
        Assert.False(await VerifyAsync(Body, Convert.ToBase64String([.. Enumerable.Repeat((byte)0xFF, 256)])));
        Assert.False(await VerifyAsync(Body, Convert.ToBase64String(Signer.Extend.Key.ExportParameters(false).Modulus!)));
    }

    [Fact]
    public async Task Many_threads_verify_at_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => Task.Run(() => VerifyAsync(number % 2 == 0 ? Body : Flip(Body, number), Signature))));

        Assert.Equal(Enumerable.Range(0, 200).Select(number => number % 2 == 0), answers);
        Assert.Equal(1, _endpoint.Requests);
    }

    private Task<bool> SignedAsync(HashAlgorithmName hash, RSASignaturePadding padding) =>
        VerifyAsync(Body, Convert.ToBase64String(Signer.Extend.Key.SignData(Body, hash, padding)));

    private Task<bool> VerifyAsync(byte[] body, string? signature) => _webhooks.VerifyAsync(body, signature).AsTask();

    private static byte[] Flip(byte[] bytes, int bit)
    {
        var changed = bytes.ToArray();
        changed[bit / 8] ^= (byte)(1 << (bit % 8));
        return changed;
    }
}
