using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using ServiceApi.Client.Authentication;
using ServiceApi.Client.Idling;
using ServiceApi.Client.Resilience;
using ServiceApi.Client.Tests.Shared;

namespace ServiceApi.Client.Tests.Authentication;

/// <summary>The instants at which tokens are renewed and pauses end, to the tick.</summary>
public sealed class AccessTokenPacingTests : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private readonly VirtualTime _time = new();
    private readonly IdleSweep _sweep;
    private readonly ScriptedTokens _source;
    private readonly AccessTokenCache _cache;
    private readonly CountingLog _log = new();

    public AccessTokenPacingTests()
    {
        _source = new(_time);
        _sweep = new(_time, NullLoggerFactory.Instance);
        _cache = new(_source, _sweep, _time, new LongestWaits(), _log);
    }

    public void Dispose() => _sweep.Dispose();

    [Fact]
    public async Task Five_minutes_before_the_end_a_use_fetches_the_next_and_not_a_tick_earlier()
    {
        await GetAsync();
        _time.Advance(TimeSpan.FromMinutes(55) - Tick);
        Assert.Equal("token-1", await GetAsync());
        Assert.Equal(1, _source.Requests);

        _time.Advance(Tick);
        Assert.Equal("token-1", await GetAsync());
        await Eventually.TrueAsync(() => GetAsync() is { IsCompletedSuccessfully: true, Result: "token-2" });
    }

    [Fact]
    public async Task A_minute_before_the_end_a_token_is_not_used_any_more_and_a_tick_earlier_it_is()
    {
        var token = await _cache.GetAsync(default);
        _time.Advance(TimeSpan.FromMinutes(59) - Tick);
        Assert.False(_cache.NeedsRenewal(token));

        _time.Advance(Tick);
        Assert.True(_cache.NeedsRenewal(token));
    }

    [Fact]
    public async Task A_background_failure_is_repeated_by_the_first_use_after_its_pause()
    {
        await GetAsync();
        _time.Advance(TimeSpan.FromMinutes(56));
        _source.Fails = true;
        await GetAsync();
        await Eventually.TrueAsync(() => _log.Entries == 1); // told when the failure is over and done with

        _time.Advance(TimeSpan.FromSeconds(1) - Tick);
        Assert.Equal("token-1", await GetAsync());
        Assert.Equal(2, _source.Requests);

        _source.Fails = false;
        _time.Advance(Tick);
        await Eventually.TrueAsync(() => GetAsync() is { IsCompletedSuccessfully: true, Result: "token-3" });
    }

    [Fact]
    public async Task After_a_success_the_pauses_begin_anew()
    {
        _source.Fails = true;
        for (var failure = 0; failure < 4; failure++)
        {
            await FailAsync();
        }

        _source.Fails = false;
        await RunAsync(GetAsync());
        _time.Advance(TimeSpan.FromHours(2));
        _source.Fails = true;
        await FailAsync();

        Assert.Equal(TimeSpan.FromSeconds(1), await PauseOf(GetAsync()));
    }

    [Fact]
    public async Task A_token_that_was_in_use_for_half_a_minute_is_replaced_at_once_however_many_were_rejected_before()
    {
        for (var rejection = 0; rejection < 3; rejection++)
        {
            _cache.Invalidate(await RunAsync(_cache.GetAsync(default).AsTask()));
        }

        var token = await RunAsync(_cache.GetAsync(default).AsTask());
        _time.Advance(TimeSpan.FromSeconds(30));
        _cache.Invalidate(token);

        Assert.Equal("token-5", await GetAsync());
    }

    [Fact]
    public async Task A_token_that_was_in_use_for_less_is_not()
    {
        _cache.Invalidate(await _cache.GetAsync(default));
        var token = await _cache.GetAsync(default);
        _time.Advance(TimeSpan.FromSeconds(30) - Tick);
        _cache.Invalidate(token);

        Assert.Equal(TimeSpan.FromSeconds(1), await PauseOf(GetAsync()));
    }

    [Fact]
    public async Task A_rejection_that_comes_late_does_not_cost_the_token_that_came_since()
    {
        var rejected = await _cache.GetAsync(default);
        _cache.Invalidate(rejected);
        await GetAsync();

        _cache.Invalidate(rejected);

        Assert.Equal("token-2", await GetAsync());
    }

    [Fact]
    public async Task A_clock_that_was_set_back_makes_no_pause_longer_than_half_a_minute()
    {
        _source.Fails = true;
        await FailAsync();
        _time.Advance(TimeSpan.FromHours(-1));

        Assert.Equal(TimeSpan.FromSeconds(30), await PauseOf(GetAsync()));
    }

    private async Task<string> GetAsync() => (await _cache.GetAsync(default)).Value;

    private async Task FailAsync() => await Assert.ThrowsAsync<TokenUnavailableException>(() => RunAsync(GetAsync()));

    /// <summary>How long a call waits before it asks for a token.</summary>
    private async Task<TimeSpan> PauseOf(Task<string> call)
    {
        await Eventually.TrueAsync(() => _time.NextTimer is not null);
        var pause = _time.NextTimer!.Value;
        _time.Advance(pause);
        await Task.WhenAny(call);
        return pause;
    }

    /// <summary>Lets a call run to its end, moving the clock while it waits.</summary>
    private async Task<T> RunAsync<T>(Task<T> call)
    {
        await Eventually.TrueAsync(() => call.IsCompleted || _time.NextTimer is not null);
        return call.IsCompleted ? await call : await AdvanceAsync(call);
    }

    private async Task<T> AdvanceAsync<T>(Task<T> call)
    {
        _time.Advance(_time.NextTimer!.Value);
        return await call;
    }

    /// <summary>No chance: every wait is as long as it may be.</summary>
    private sealed class LongestWaits : Jitter
    {
        public override double Next() => 1;
    }

    private sealed class CountingLog : ILogger
    {
        private int _entries;

        public int Entries => Volatile.Read(ref _entries);

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Interlocked.Increment(ref _entries);
    }
}
