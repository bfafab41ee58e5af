using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ServiceApi.Client.Extend.Contract;
using ServiceApi.Client.Tests.Shared;

namespace ServiceApi.Client.Extend.Tests.Webhooks;

public sealed class WebhookKeySetTests
{
    private const string Id = "b-1";
    private const string Half = "half a surrogate pair";
    private static readonly byte[] Body = [1, 2, 3];
    private static readonly RSAParameters Numbers = Signer.Extend.Key.ExportParameters(includePrivateParameters: false);

    private static readonly Dictionary<string, JsonNode?> Keys = new(StringComparer.Ordinal)
    {
        ["as documented"] = Key(),
        ["what a key must have"] = Key().Without("alg").Without("use").Without("key_ops"),
        ["for verifying alone"] = Key().With("key_ops", new JsonArray("verify")),
        ["with members of its own"] = Key().With("x5t", "AAAA").With("exp", 1),
        ["a zero before the modulus"] = Jwk.Of(Id, [0, .. Numbers.Modulus!], Numbers.Exponent!),
    };

    private static readonly Dictionary<string, JsonNode?> OtherKeys = new(StringComparer.Ordinal)
    {
        ["null instead of a key"] = null,
        ["text"] = "key",
        ["empty"] = new JsonObject(),
        ["no id"] = Key().Without("kid"),
        ["id that is a number"] = Key().With("kid", 1),
        ["half a surrogate pair as id"] = Key().With("kid", Half),
        ["no kind"] = Key().Without("kty"),
        ["elliptic curve"] = Key().With("kty", "EC"),
        ["shared secret"] = new JsonObject { ["kty"] = "oct", ["kid"] = Id, ["k"] = "AAAA" },
        ["kind in lower case"] = Key().With("kty", "rsa"),
        ["for encryption"] = Key().With("use", "enc"),
        ["use that is a number"] = Key().With("use", 1),
        ["another hash"] = Key().With("alg", "RS512"),
        ["another padding"] = Key().With("alg", "PS256"),
        ["for signing alone"] = Key().With("key_ops", new JsonArray("sign")),
        ["for what is no list"] = Key().With("key_ops", "verify"),
        ["no modulus"] = Key().Without("n"),
        ["no exponent"] = Key().Without("e"),
        ["modulus that is a number"] = Key().With("n", 1),
        ["empty modulus"] = Key().With("n", ""),
        ["modulus that is no base64url"] = Key().With("n", "!!"),
        ["exponent 1"] = Key().With("e", "AQ"),
        ["empty exponent"] = Key().With("e", ""),
        ["modulus 0"] = Key().With("n", "AA"),
        ["exponent 0"] = Key().With("e", "AA"),
        ["1024 bits"] = Jwk.Of(Signer.Weak, Id),
        ["8200 bits"] = Jwk.Of(Id, [.. Enumerable.Repeat((byte)0xFF, 1025)], Numbers.Exponent!),
    };

    private static readonly Dictionary<string, string> NoSets = new(StringComparer.Ordinal)
    {
        ["nothing"] = "",
        ["words"] = "no keys",
        ["null"] = "null",
        ["list"] = new JsonArray(Key()).ToJsonString(),
        ["one key"] = Key().ToJsonString(),
        ["empty object"] = "{}",
        ["keys that are an object"] = new JsonObject { ["keys"] = Key() }.ToJsonString(),
        ["no keys"] = Jwk.Set(),
        ["half a surrogate pair as name"] = """{"\ud800keys":[]}""",
        ["101 keys"] = Jwk.Set([.. Enumerable.Range(0, 101).Select(number => Jwk.Of(Signer.Extend, $"{number}"))]),
    };

    public static TheoryData<string> NamesOfKeys => [.. Keys.Keys];

    public static TheoryData<string> NamesOfOtherKeys => [.. OtherKeys.Keys];

    public static TheoryData<string> NamesOfUnreadableAnswers => [.. NoSets.Keys, .. OtherKeys.Keys];

    [Theory]
    [MemberData(nameof(NamesOfKeys))]
    public void A_key_for_RS256_is_taken(string what) =>
        Assert.True(Read(Jwk.Set(Keys[what]?.DeepClone()))!.Find(Id)!.Verifies(Body, Signer.Extend.SignBytes(Body)));

    [Theory]
    [MemberData(nameof(NamesOfOtherKeys))]
    public void A_key_of_another_kind_or_use_is_passed_over_and_spoils_no_other(string what)
    {
        var set = Read(SetOf(what, Jwk.Of(Signer.NextExtend, "next")))!;

        Assert.Null(set.Find(Id));
        Assert.NotNull(set.Find("next"));
    }

    [Fact]
    public void A_set_may_have_a_hundred_keys_and_tells_ids_apart_by_their_case()
    {
        var set = Read(Jwk.Set([.. Enumerable.Range(0, 100).Select(number => Jwk.Of(Signer.Extend, $"k{number}"))]))!;

        Assert.All(Enumerable.Range(0, 100), number => Assert.NotNull(set.Find($"k{number}")));
        Assert.Null(set.Find("K1"));
    }

    [Fact]
    public void Of_two_keys_of_one_id_the_first_that_can_be_used_counts()
    {
        var set = Read(Jwk.Set(Key().With("use", "enc"), Key(), Jwk.Of(Signer.NextExtend, Id)))!;

        Assert.True(set.Find(Id)!.Verifies(Body, Signer.Extend.SignBytes(Body)));
    }

    [Theory]
    [MemberData(nameof(NamesOfUnreadableAnswers))]
    public async Task An_answer_without_a_key_throws_and_its_words_are_not_repeated(string what)
    {
        var answer = NoSets.GetValueOrDefault(what) ?? SetOf(what);
        var webhooks = new ExtendWebhooks(new KeyEndpoint { Answer = answer, Attempts = 3 }.Executor, new ExtendWebhookOptions(), new VirtualTime());

        var exception = await Assert.ThrowsAsync<ServiceApiUnreadableResponseException>(() => webhooks.VerifyAsync(Body, Signer.Extend.Sign(Body), Id).AsTask());

        Assert.Equal(
            "getKeys was answered, but it holds no key that can be used: it must be a set of at most 100 keys, among them one with a kid for RS256 that is an RSA public key of 2048 to 8192 bits (status 200). Request id: request-1. Sent 3 times.",
            exception.Message);
        Assert.Same(ExtendApiOperations.GetKeys, exception.Operation);
        Assert.Equal(HttpStatusCode.OK, exception.StatusCode);
        Assert.Equal(answer, exception.Response!.Text);
    }

    // What is no text cannot be written, and so it is put in its place at the end.
    private static string SetOf(string what, params JsonNode?[] others) =>
        Jwk.Set([OtherKeys[what]?.DeepClone(), .. others]).Replace(Half, "\\ud800", StringComparison.Ordinal);

    private static JsonObject Key() => Jwk.Of(Signer.Extend, Id);

    private static WebhookKeySet? Read(string answer) => WebhookKeySet.Read(new RawResponse(HttpStatusCode.OK, answer));
}
