using Microsoft.Extensions.Logging.Abstractions;
using ServiceApi.Client.Authentication;
using ServiceApi.Client.Idling;
using ServiceApi.Client.Resilience;
using ServiceApi.Client.Tests.Shared;

namespace ServiceApi.Client.Tests.Authentication;

public sealed class AccessTokenCacheTests : IDisposable
{
    private readonly VirtualTime _time = new();
    private readonly IdleSweep _sweep;
    private readonly ScriptedTokens _source;
    private readonly AccessTokenCache _cache;

    public AccessTokenCacheTests()
    {
        _source = new(_time);
        _sweep = new(_time, NullLoggerFactory.Instance);
        _cache = new(_source, _sweep, _time, new Jitter(), NullLogger.Instance);
    }

    [Fact]
    public async Task A_thousand_callers_share_one_request()
    {
        var held = _source.Hold();
        var callers = Enumerable.Range(0, 1000).Select(_ => GetAsync()).ToArray();
        held.SetResult();

        var tokens = await Task.WhenAll(callers);

        Assert.Equal(["token-1"], tokens.Distinct());
        Assert.Equal(1, _source.Requests);
    }

    [Fact]
    public async Task Who_cancels_ends_only_the_own_wait()
    {
        var held = _source.Hold();
        using var cancellation = new CancellationTokenSource();
        var impatient = _cache.GetAsync(cancellation.Token).AsTask();
        var patient = GetAsync();

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        held.SetResult();

        Assert.Equal("token-1", await patient);
        Assert.Equal(1, _source.Requests);
    }

    [Fact]
    public async Task A_token_is_kept_while_it_has_more_than_five_minutes()
    {
        await GetAsync();
        _time.Advance(TimeSpan.FromMinutes(54.9));

        Assert.Equal("token-1", await GetAsync());
        Assert.Equal(1, _source.Requests);
    }

    [Fact]
    public async Task In_its_last_five_minutes_a_use_fetches_the_next_in_the_background()
    {
        await GetAsync();
        _time.Advance(TimeSpan.FromMinutes(56));
        var held = _source.Hold();

        Assert.Equal("token-1", await GetAsync());
        Assert.Equal("token-1", await GetAsync());
        held.SetResult();
        await Eventually.TrueAsync(() => _source.Answered == 2);
        await Eventually.TrueAsync(() => GetAsync() is { IsCompletedSuccessfully: true, Result: "token-2" });

        Assert.Equal(2, _source.Requests);
    }

    [Fact]
    public async Task Nothing_is_fetched_for_an_account_that_nobody_uses()
    {
        await GetAsync();
        _time.Advance(TimeSpan.FromDays(1));

        Assert.Equal(1, _source.Requests);
        Assert.Null(_time.NextTimer);
    }

    [Fact]
    public async Task A_background_failure_leaves_the_present_token_in_use_and_is_not_repeated_at_once()
    {
        await GetAsync();
        _time.Advance(TimeSpan.FromMinutes(56));
        _source.Fails = true;

        Assert.Equal("token-1", await GetAsync());
        await Eventually.TrueAsync(() => _source.Answered == 2);
        Assert.Equal("token-1", await GetAsync());

        Assert.Equal(2, _source.Requests);
    }

    [Fact]
    public async Task With_less_than_a_minute_left_callers_wait_for_the_next()
    {
        await GetAsync();
        _time.Advance(TimeSpan.FromMinutes(59).Add(TimeSpan.FromSeconds(1)));

        Assert.Equal("token-2", await GetAsync());
    }

    [Fact]
    public async Task A_short_lived_token_is_used_for_half_its_life()
    {
        _source.Life = TimeSpan.FromSeconds(60);
        await GetAsync();
        _time.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal("token-1", await GetAsync());

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("token-2", await GetAsync());
    }

    [Fact]
    public async Task Many_rejections_of_one_token_cause_one_refresh()
    {
        var rejected = await _cache.GetAsync(default);
        var tokens = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(async () =>
        {
            _cache.Invalidate(rejected);
            return (await _cache.GetAsync(default)).Value;
        })));

        Assert.Equal(["token-2"], tokens.Distinct());
        Assert.Equal(2, _source.Requests);
    }

    [Fact]
    public async Task A_failure_reaches_all_who_wait_and_is_not_kept()
    {
        _source.Fails = true;
        var held = _source.Hold();
        var callers = Enumerable.Range(0, 10).Select(_ => GetAsync()).ToArray();
        held.SetResult();
        foreach (var caller in callers)
        {
            var exception = await Assert.ThrowsAsync<TokenUnavailableException>(() => caller);
            Assert.IsType<InvalidOperationException>(exception.InnerException);
        }

        _source.Fails = false;
        var next = GetAsync();
        await Eventually.TrueAsync(() => _time.NextTimer is not null);
        _time.Advance(_time.NextTimer!.Value);

        Assert.Equal("token-2", await next);
    }

    [Fact]
    public async Task After_each_failure_the_next_request_is_made_later_up_to_half_a_minute()
    {
        _source.Fails = true;
        await Assert.ThrowsAsync<TokenUnavailableException>(GetAsync);
        var pauses = new List<TimeSpan>();
        for (var failure = 1; failure <= 8; failure++)
        {
            var call = GetAsync();
            await Eventually.TrueAsync(() => _time.NextTimer is not null);
            pauses.Add(_time.NextTimer!.Value);
            _time.Advance(_time.NextTimer!.Value);
            await Assert.ThrowsAsync<TokenUnavailableException>(() => call);
        }

        for (var failure = 0; failure < pauses.Count; failure++)
        {
            var whole = Math.Min(Math.Pow(2, failure), 30);
            Assert.InRange(pauses[failure].TotalSeconds, whole / 2, whole);
        }
    }

    [Fact]
    public async Task New_tokens_that_are_rejected_one_after_another_are_fetched_ever_more_slowly()
    {
        var rejected = await _cache.GetAsync(default);
        _cache.Invalidate(rejected);
        rejected = await _cache.GetAsync(default); // the first rejection may be a withdrawn token: at once
        Assert.Null(_time.NextTimer);

        var pauses = new List<TimeSpan>();
        for (var rejection = 0; rejection < 4; rejection++)
        {
            _cache.Invalidate(rejected);
            var next = _cache.GetAsync(default);
            await Eventually.TrueAsync(() => _time.NextTimer is not null);
            pauses.Add(_time.NextTimer!.Value);
            _time.Advance(_time.NextTimer!.Value);
            rejected = await next;
        }

        Assert.True(pauses[3] > pauses[0] * 2, string.Join(", ", pauses));
    }

    [Fact]
    public async Task A_source_that_throws_synchronously_or_returns_null_is_a_failure_like_any_other()
    {
        var cache = new AccessTokenCache(new Broken(), _sweep, _time, new Jitter(), NullLogger.Instance);

        var exception = await Assert.ThrowsAsync<TokenUnavailableException>(() => cache.GetAsync(default).AsTask());

        Assert.Contains("returned null", exception.InnerException!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_request_runs_in_the_context_of_no_caller()
    {
        var context = new AsyncLocal<string> { Value = "caller" };
        string? seen = "not asked";
        _source.OnRequest = () => seen = context.Value;

        Task<string> call;
        using (ExecutionContext.SuppressFlow())
        {
            call = GetAsync(); // a caller that has suppressed the flow itself must not make the cache stumble
        }

        await call;
        _time.Advance(TimeSpan.FromHours(1));
        await GetAsync();

        Assert.Null(seen);
    }

    [Fact]
    public async Task A_token_that_has_expired_without_a_use_is_let_go()
    {
        await GetAsync();
        _time.Advance(TimeSpan.FromMinutes(54));
        Assert.Equal("token-1", await GetAsync());
        Assert.Equal(1, _time.Recurring);

        _time.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(0, _time.Recurring);
        Assert.Equal(1, _source.Requests);

        Assert.Equal("token-2", await GetAsync());
        Assert.Equal(1, _time.Recurring);
    }

    [Fact]
    public async Task A_token_that_never_expires_is_kept_and_not_watched()
    {
        _source.Life = null;
        await GetAsync();
        Assert.Equal(0, _time.Recurring);

        _time.Advance(TimeSpan.FromDays(400));

        Assert.Equal("token-1", await GetAsync());
    }

    [Fact]
    public async Task The_token_of_an_account_that_has_ended_is_forgotten()
    {
        await GetAsync();
        _cache.Dispose();
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, _time.Recurring);

        Assert.Equal("token-2", await GetAsync()); // a call that was under way
        Assert.Equal(0, _time.Recurring);
    }

    public void Dispose()
    {
        _cache.Dispose();
        _sweep.Dispose();
    }

    private Task<string> GetAsync() => Value(_cache.GetAsync(default));

    private static async Task<string> Value(ValueTask<CachedToken> token) => (await token).Value;

    private sealed class Broken : IAccessTokenProvider
    {
        public ValueTask<AccessToken> GetAccessTokenAsync(CancellationToken cancellationToken) => new((AccessToken)null!);
    }
}
