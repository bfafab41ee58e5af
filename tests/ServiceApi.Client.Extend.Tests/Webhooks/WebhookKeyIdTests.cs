using System.Text;
using ServiceApi.Client.Extend.Contract;
using ServiceApi.Client.Tests.Shared;

namespace ServiceApi.Client.Extend.Tests.Webhooks;

/// <summary>Webhooks that name the key that they are signed with.</summary>
public sealed class WebhookKeyIdTests
{
    private const string Id = "b35edb9f-4be9-4cb4-9425-6f3d04ac9347";
    private const string NextId = "next";
    private static readonly byte[] Body = Encoding.UTF8.GetBytes($$"""{"serviceOrderId":"1","kid":"{{Id}}"}""");
    private static readonly byte[] NextBody = Encoding.UTF8.GetBytes($$"""{"serviceOrderId":"1","kid":"{{NextId}}"}""");

    private static readonly Dictionary<string, string> NoIds = new(StringComparer.Ordinal)
    {
        ["empty"] = "",
        ["white space"] = " ",
        ["white space around it"] = $" {Id}",
        ["line end"] = Id + "\n",
        ["zero"] = "\0",
        ["not ASCII"] = "clé",
        ["half a surrogate pair"] = "\ud800",
        ["257 characters"] = new string('k', 257),
    };

    private readonly VirtualTime _time = new();
    private readonly KeyEndpoint _endpoint = new() { Answer = Jwk.Set(Jwk.Of(Signer.Extend, Id)) };
    private readonly ExtendWebhooks _webhooks;

    public WebhookKeyIdTests() => _webhooks = new(_endpoint.Executor, new ExtendWebhookOptions(), _time);

    public static TheoryData<string> NamesOfNoIds => [.. NoIds.Keys];

    [Fact]
    public async Task A_webhook_is_verified_with_the_key_that_it_names()
    {
        _endpoint.Answer = Jwk.Set(Jwk.Of(Signer.Extend, Id), Jwk.Of(Signer.NextExtend, NextId));

        Assert.True(await VerifyAsync(Body, Signer.Extend, Id));
        Assert.True(await VerifyAsync(NextBody, Signer.NextExtend, NextId));
        Assert.False(await VerifyAsync(NextBody, Signer.Extend, NextId));
        Assert.False(await VerifyAsync(Body, Signer.NextExtend, Id));
        Assert.Same(ExtendApiOperations.GetKeys, _endpoint.Last);
        Assert.Equal(1, _endpoint.Requests);
    }

    [Fact]
    public async Task A_webhook_that_names_none_is_verified_with_the_public_key()
    {
        Assert.True(await VerifyAsync(Body, Signer.Extend, Id));
        _endpoint.Answer = Signer.NextExtend.PublicKey;

        Assert.True(await VerifyAsync(Body, Signer.NextExtend, null));
        Assert.Same(ExtendApiOperations.GetPublicKey, _endpoint.Last);
        Assert.True(await VerifyAsync(Body, Signer.Extend, Id));
        Assert.Equal(2, _endpoint.Requests);
    }

    [Theory]
    [MemberData(nameof(NamesOfNoIds))]
    public async Task What_cannot_be_an_id_is_refused_and_no_key_is_fetched_for_it(string what)
    {
        var pinned = new ExtendWebhooks(_endpoint.Executor, new ExtendWebhookOptions { PublicKey = Signer.Extend.PublicKey }, _time);

        Assert.False(await VerifyAsync("{}"u8.ToArray(), Signer.Extend, NoIds[what]));
        Assert.False(await pinned.VerifyAsync("{}"u8.ToArray(), Signer.Extend.Sign("{}"u8.ToArray()), NoIds[what]));
        Assert.Equal(0, _endpoint.Requests);
    }

    [Fact]
    public async Task An_id_may_have_256_characters()
    {
        var id = new string('~', 256);
        _endpoint.Answer = Jwk.Set(Jwk.Of(Signer.Extend, id));

        Assert.True(await VerifyAsync([], Signer.Extend, id));
    }

    [Fact]
    public async Task No_key_is_fetched_for_what_cannot_be_a_signature()
    {
        Assert.False(await _webhooks.VerifyAsync(Body, null, Id));
        Assert.False(await _webhooks.VerifyAsync(Body, "AAAA", Id));
        Assert.Equal(0, _endpoint.Requests);
    }

    [Theory]
    [InlineData("""{"kid":"another"}""", false)]
    [InlineData("""{"kid":"B35EDB9F-4be9-4cb4-9425-6f3d04ac9347"}""", false)]
    [InlineData("""{"kid":""}""", false)]
    [InlineData("""{"kid":null}""", false)]
    [InlineData("""{"kid":1}""", false)]
    [InlineData("""{"kid":["b35edb9f-4be9-4cb4-9425-6f3d04ac9347"]}""", false)]
    [InlineData("""{"kid":"\ud80035edb9f-4be9-4cb4-9425-6f3d04ac9347"}""", false)]
    [InlineData("""{"kid":"b35edb9f-4be9-4cb4-9425-6f3d04ac9347"}""", true)]
    [InlineData("""{"kid":"\u006235edb9f-4be9-4cb4-9425-6f3d04ac9347"}""", true)]
    [InlineData("""{"Kid":"another","data":{"kid":"another"}}""", true)]
    [InlineData("""[{"kid":"another"}]""", true)]
    [InlineData("\"another\"", true)]
    [InlineData("{\"kid\":\"another\"", true)]
    [InlineData("", true)]
    public async Task A_body_that_names_a_key_must_name_the_same_one(string text, bool fits)
    {
        var body = Encoding.UTF8.GetBytes(text);
        var pinned = new ExtendWebhooks(_endpoint.Executor, new ExtendWebhookOptions { PublicKey = Signer.Extend.PublicKey }, _time);

        Assert.Equal(fits, await VerifyAsync(body, Signer.Extend, Id));
        Assert.Equal(fits, await pinned.VerifyAsync(body, Signer.Extend.Sign(body), Id));
    }

    [Fact]
    public async Task A_key_that_the_app_gives_is_used_whatever_key_is_named()
    {
        var pinned = new ExtendWebhooks(_endpoint.Executor, new ExtendWebhookOptions { PublicKey = Signer.NextExtend.PublicKey }, _time);

        Assert.True(await pinned.VerifyAsync(Body, Signer.NextExtend.Sign(Body), Id));
        Assert.True(await pinned.VerifyAsync(NextBody, Signer.NextExtend.Sign(NextBody), NextId));
        Assert.False(await pinned.VerifyAsync(Body, Signer.Extend.Sign(Body), Id));
        Assert.Equal(0, _endpoint.Requests);
    }

    [Fact]
    public async Task An_unknown_key_has_the_set_fetched_again_once_it_is_old_enough()
    {
        await VerifyAsync(Body, Signer.Extend, Id);
        _endpoint.Answer = Jwk.Set(Jwk.Of(Signer.Extend, Id), Jwk.Of(Signer.NextExtend, NextId));
        _time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        Assert.False(await VerifyAsync(NextBody, Signer.NextExtend, NextId));
        Assert.Equal(1, _endpoint.Requests);

        _time.Advance(TimeSpan.FromTicks(1));
        Assert.True(await VerifyAsync(NextBody, Signer.NextExtend, NextId));
        Assert.True(await VerifyAsync(Body, Signer.Extend, Id)); // still in the set
        Assert.Equal(2, _endpoint.Requests);
    }

    [Fact]
    public async Task A_key_that_has_left_the_set_counts_no_more()
    {
        await VerifyAsync(Body, Signer.Extend, Id);
        _endpoint.Answer = Jwk.Set(Jwk.Of(Signer.NextExtend, NextId));
        _time.Advance(TimeSpan.FromMinutes(5));

        Assert.True(await VerifyAsync(NextBody, Signer.NextExtend, NextId));
        Assert.False(await VerifyAsync(Body, Signer.Extend, Id));
    }

    [Fact]
    public async Task The_set_is_fetched_once_in_its_lifetime()
    {
        await VerifyAsync(Body, Signer.Extend, Id);
        _time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromTicks(1));
        Assert.True(await VerifyAsync(Body, Signer.Extend, Id));
        Assert.Equal(1, _endpoint.Requests);

        _time.Advance(TimeSpan.FromTicks(1));
        _endpoint.Answer = Jwk.Set(Jwk.Of(Signer.NextExtend, NextId));
        Assert.False(await VerifyAsync(Body, Signer.Extend, Id));
        Assert.Equal(2, _endpoint.Requests);
    }

    [Fact]
    public async Task However_many_unknown_keys_are_named_the_set_is_fetched_once_in_its_minimum_age()
    {
        await VerifyAsync(Body, Signer.Extend, Id);
        for (var minute = 0; minute < 20; minute++)
        {
            _time.Advance(TimeSpan.FromMinutes(1));
            var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(() => VerifyAsync([], Signer.NextExtend, $"forged-{number}"))));
            Assert.DoesNotContain(true, answers);
            Assert.True(await VerifyAsync(Body, Signer.Extend, Id));
        }

        Assert.Equal(1 + (20 / 5), _endpoint.Requests);
    }

    [Fact]
    public async Task A_signature_that_the_named_key_does_not_verify_has_nothing_fetched_again()
    {
        await VerifyAsync(Body, Signer.Extend, Id);
        _time.Advance(TimeSpan.FromHours(1));

        Assert.False(await VerifyAsync(Body, Signer.NextExtend, Id));
        Assert.Equal(1, _endpoint.Requests);
    }

    [Fact]
    public async Task A_thousand_webhooks_share_one_fetch()
    {
        var held = _endpoint.Hold();
        var callers = Enumerable.Range(0, 1000).Select(_ => _webhooks.VerifyAsync(Body, Signature, Id).AsTask()).ToArray();
        held.SetResult();

        Assert.DoesNotContain(false, await Task.WhenAll(callers));
        Assert.Equal(1, _endpoint.Requests);
    }

    [Fact]
    public async Task Without_the_set_nothing_is_called_forged_but_what_a_known_key_tells()
    {
        await VerifyAsync(Body, Signer.Extend, Id);
        _time.Advance(TimeSpan.FromMinutes(5));
        _endpoint.Fails = true;

        Assert.Same(KeyEndpoint.Failure, await Assert.ThrowsAsync<ServiceApiResponseException>(() => VerifyAsync(NextBody, Signer.NextExtend, NextId)));
        Assert.Same(KeyEndpoint.Failure, await Assert.ThrowsAsync<ServiceApiResponseException>(() => VerifyAsync(NextBody, Signer.NextExtend, NextId)));
        Assert.True(await VerifyAsync(Body, Signer.Extend, Id));
        Assert.False(await VerifyAsync(Body, Signer.NextExtend, Id));
        Assert.Equal(2, _endpoint.Requests);

        _endpoint.Fails = false;
        _endpoint.Answer = Jwk.Set(Jwk.Of(Signer.NextExtend, NextId));
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.True(await VerifyAsync(NextBody, Signer.NextExtend, NextId)); // delivered again
        Assert.Equal(3, _endpoint.Requests);
    }

    private static string Signature { get; } = Signer.Extend.Sign(Body);

    private Task<bool> VerifyAsync(byte[] body, Signer signer, string? keyId) => _webhooks.VerifyAsync(body, signer.Sign(body), keyId).AsTask();
}
