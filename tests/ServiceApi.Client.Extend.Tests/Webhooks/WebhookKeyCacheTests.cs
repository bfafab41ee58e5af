using ServiceApi.Client.Tests.Shared;

namespace ServiceApi.Client.Extend.Tests.Webhooks;

public sealed class WebhookKeyCacheTests
{
    private static readonly byte[] Body = [1, 2, 3];
    private static readonly string Genuine = Signer.Extend.Sign(Body);
    private static readonly string GenuineOfNext = Signer.NextExtend.Sign(Body);
    private static readonly string Forged = Convert.ToBase64String([.. Enumerable.Repeat((byte)7, 256)]); // of the right form

    private readonly VirtualTime _time = new();
    private readonly KeyEndpoint _endpoint = new();
    private readonly ExtendWebhookOptions _options = new();
    private readonly ExtendWebhooks _webhooks;

    public WebhookKeyCacheTests() => _webhooks = new(_endpoint.Executor, _options, _time);

    [Fact]
    public void Nothing_is_fetched_before_a_webhook_comes()
    {
        _time.Advance(TimeSpan.FromDays(1));

        Assert.Equal(0, _endpoint.Requests);
        Assert.Null(_time.NextTimer);
    }

    [Fact]
    public async Task A_key_is_fetched_once_in_its_lifetime()
    {
        Assert.True(await VerifyAsync(Genuine));
        _time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromTicks(1));
        Assert.True(await VerifyAsync(Genuine));
        Assert.Equal(1, _endpoint.Requests);

        _time.Advance(TimeSpan.FromTicks(1));
        Assert.True(await VerifyAsync(Genuine));
        Assert.Equal(2, _endpoint.Requests);
    }

    [Fact]
    public async Task The_lifetime_can_be_chosen()
    {
        _options.KeyLifetime = TimeSpan.FromHours(1);
        await VerifyAsync(Genuine);
        _time.Advance(TimeSpan.FromHours(1));
        _endpoint.Answer = Signer.NextExtend.PublicKey;

        Assert.False(await VerifyAsync(Genuine));
        Assert.True(await VerifyAsync(GenuineOfNext));
        Assert.Equal(2, _endpoint.Requests);
    }

    [Fact]
    public async Task A_key_that_the_app_gives_is_used_and_none_is_fetched()
    {
        var pinned = new ExtendWebhooks(_endpoint.Executor, new ExtendWebhookOptions { PublicKey = Signer.NextExtend.PublicKey }, _time);

        Assert.True(await pinned.VerifyAsync(Body, GenuineOfNext));
        _time.Advance(TimeSpan.FromDays(365));
        Assert.False(await pinned.VerifyAsync(Body, Genuine));
        Assert.True(await pinned.VerifyAsync(Body, GenuineOfNext));
        Assert.Equal(0, _endpoint.Requests);
    }

    [Fact]
    public async Task A_thousand_webhooks_share_one_fetch()
    {
        var held = _endpoint.Hold();
        var callers = Enumerable.Range(0, 1000).Select(number => VerifyAsync(number % 2 == 0 ? Genuine : GenuineOfNext)).ToArray();
        held.SetResult();

        var answers = await Task.WhenAll(callers);

        Assert.Equal(Enumerable.Range(0, 1000).Select(number => number % 2 == 0), answers);
        Assert.Equal(1, _endpoint.Requests);
    }

    [Fact]
    public async Task Who_cancels_ends_only_the_own_wait()
    {
        var held = _endpoint.Hold();
        using var cancellation = new CancellationTokenSource();
        var impatient = _webhooks.VerifyAsync(Body, Genuine, cancellationToken: cancellation.Token).AsTask();
        var patient = VerifyAsync(Genuine);

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        held.SetResult();

        Assert.True(await patient);
        Assert.Equal(1, _endpoint.Requests);
    }

    [Fact]
    public async Task A_key_arrives_even_when_all_who_wanted_it_have_gone()
    {
        var held = _endpoint.Hold();
        using var cancellation = new CancellationTokenSource();
        var impatient = _webhooks.VerifyAsync(Body, Genuine, cancellationToken: cancellation.Token).AsTask();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        held.SetResult();

        Assert.True(await VerifyAsync(Genuine));
        Assert.Equal(1, _endpoint.Requests);
    }

    [Fact]
    public async Task The_fetch_runs_in_the_context_of_none()
    {
        var ambient = new AsyncLocal<string> { Value = "of the first caller" };
        string? seen = "nothing";
        var cache = new WebhookKeyCache<WebhookKey>(
            () =>
            {
                seen = ambient.Value;
                return Task.FromResult(WebhookKey.Read(Signer.Extend.PublicKey)!);
            },
            _options,
            _time);

        await cache.GetAsync(default);

        Assert.Null(seen);
    }

    [Fact]
    public async Task After_a_rotation_the_key_is_fetched_again_once_and_the_webhook_verified()
    {
        await VerifyAsync(Genuine);
        _time.Advance(TimeSpan.FromMinutes(5));
        _endpoint.Answer = Signer.NextExtend.PublicKey;

        Assert.True(await VerifyAsync(GenuineOfNext));
        Assert.True(await VerifyAsync(GenuineOfNext));
        Assert.False(await VerifyAsync(Genuine)); // the former key counts no more
        Assert.Equal(2, _endpoint.Requests);
    }

    [Fact]
    public async Task A_next_key_may_have_another_size()
    {
        await VerifyAsync(Genuine);
        _time.Advance(TimeSpan.FromMinutes(5));
        _endpoint.Answer = Signer.Large.PublicKey;

        Assert.True(await VerifyAsync(Signer.Large.Sign(Body)));
    }

    [Fact]
    public async Task A_key_that_is_new_is_not_fetched_again()
    {
        await VerifyAsync(Genuine);
        _endpoint.Answer = Signer.NextExtend.PublicKey;
        _time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));

        Assert.False(await VerifyAsync(GenuineOfNext));
        Assert.Equal(1, _endpoint.Requests);
    }

    [Fact]
    public async Task However_many_forged_signatures_come_the_key_is_fetched_once_in_its_minimum_age()
    {
        Assert.False(await VerifyAsync(Forged));
        for (var minute = 0; minute < 60; minute++)
        {
            _time.Advance(TimeSpan.FromMinutes(1));
            var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => VerifyAsync(Forged))));
            Assert.DoesNotContain(true, answers);
            Assert.True(await VerifyAsync(Genuine));
        }

        Assert.Equal(1 + (60 / 5), _endpoint.Requests);
    }

    [Fact]
    public async Task Genuine_webhooks_do_not_wait_for_the_fetch_that_a_forged_one_has_caused()
    {
        await VerifyAsync(Genuine);
        _time.Advance(TimeSpan.FromMinutes(5));
        var held = _endpoint.Hold();
        var forged = VerifyAsync(Forged);

        Assert.True(await VerifyAsync(Genuine));
        Assert.False(forged.IsCompleted);
        held.SetResult();
        Assert.False(await forged);
    }

    [Fact]
    public async Task A_failure_reaches_all_who_wait()
    {
        _endpoint.Fails = true;
        var held = _endpoint.Hold();
        var callers = Enumerable.Range(0, 10).Select(_ => VerifyAsync(Genuine)).ToArray();
        held.SetResult();

        foreach (var caller in callers)
        {
            Assert.Same(KeyEndpoint.Failure, await Assert.ThrowsAsync<ServiceApiResponseException>(() => caller));
        }

        Assert.Equal(1, _endpoint.Requests);
    }

    [Fact]
    public async Task A_failure_stands_for_ten_seconds_and_then_the_key_is_fetched_again()
    {
        _endpoint.Fails = true;
        await ThrowsAsync(Genuine);
        _endpoint.Fails = false;
        _time.Advance(TimeSpan.FromSeconds(10) - TimeSpan.FromTicks(1));
        await ThrowsAsync(Genuine);
        Assert.Equal(1, _endpoint.Requests);

        _time.Advance(TimeSpan.FromTicks(1));
        Assert.True(await VerifyAsync(Genuine));
        Assert.Equal(2, _endpoint.Requests);
    }

    [Fact]
    public async Task An_answer_that_cannot_be_read_is_a_failure_too()
    {
        _endpoint.Answer = "{}";
        await Assert.ThrowsAsync<ServiceApiUnreadableResponseException>(() => VerifyAsync(Genuine));
        await Assert.ThrowsAsync<ServiceApiUnreadableResponseException>(() => VerifyAsync(Genuine));

        Assert.Equal(1, _endpoint.Requests);
    }

    [Fact]
    public async Task While_it_cannot_be_known_whether_there_is_a_next_key_only_what_the_present_one_verifies_is_answered()
    {
        await VerifyAsync(Genuine);
        _time.Advance(TimeSpan.FromMinutes(5));
        _endpoint.Fails = true;

        await ThrowsAsync(GenuineOfNext);
        await ThrowsAsync(Forged);
        Assert.True(await VerifyAsync(Genuine));
        Assert.False(await VerifyAsync("AAAA"));
        Assert.Equal(2, _endpoint.Requests);

        _endpoint.Fails = false;
        _endpoint.Answer = Signer.NextExtend.PublicKey;
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.True(await VerifyAsync(GenuineOfNext)); // delivered again
        Assert.False(await VerifyAsync(Forged));
        Assert.Equal(3, _endpoint.Requests);
    }

    [Fact]
    public async Task A_key_whose_lifetime_is_over_is_not_used_even_when_no_other_can_be_fetched()
    {
        await VerifyAsync(Genuine);
        _time.Advance(TimeSpan.FromHours(24));
        _endpoint.Fails = true;

        await ThrowsAsync(Genuine);
    }

    private async Task ThrowsAsync(string signature) =>
        Assert.Same(KeyEndpoint.Failure, await Assert.ThrowsAsync<ServiceApiResponseException>(() => VerifyAsync(signature)));

    private Task<bool> VerifyAsync(string signature) => _webhooks.VerifyAsync(Body, signature).AsTask();
}
