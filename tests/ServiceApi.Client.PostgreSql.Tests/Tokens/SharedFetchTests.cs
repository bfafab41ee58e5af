using ServiceApi.Client.Authentication;
using ServiceApi.Client.PostgreSql.Tests.Support;
using ServiceApi.Client.PostgreSql.Tokens;
using ServiceApi.Client.Tests.Shared;

namespace ServiceApi.Client.PostgreSql.Tests.Tokens;

/// <summary>One instance fetches, and all have it.</summary>
public sealed class SharedFetchTests(SharedCluster cluster) : IAsyncLifetime
{
    private const int Instances = 8;
    private static readonly TimeSpan LooksAgain = TimeSpan.FromMilliseconds(200);

    private readonly TokenEndpoint _endpoint = new() { Before = () => Task.Delay(50) };
    private TestDatabase _database = null!;
    private TokenInstance[] _instances = [];

    public async ValueTask InitializeAsync()
    {
        _database = await cluster.CreateDatabaseAsync();
        _instances = TokenInstance.Make(_database, Instances);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var instance in _instances)
        {
            Assert.Empty(instance.Log.All);
            await instance.DisposeAsync();
        }

        await (_database?.DisposeAsync() ?? default);
    }

    [Fact]
    public async Task All_that_start_at_once_use_one()
    {
        var tokens = await GetAllAsync([]);

        Assert.Equal(1, _endpoint.Fetches);
        Assert.Single(tokens.Select(token => token.Value).Distinct());
    }

    [Fact]
    public async Task It_is_fetched_once_per_expiry()
    {
        AccessToken[] tokens = [];
        for (var expiry = 1; expiry <= 5; expiry++)
        {
            tokens = await GetAllAsync(tokens);

            Assert.Equal(expiry, _endpoint.Fetches);
            Assert.All(tokens, token => Assert.Equal($"Atza|token-{expiry}", token.Value));
            await PassAsync(TimeSpan.FromMinutes(55));
        }
    }

    [Fact]
    public async Task It_is_not_given_away_in_its_last_five_minutes()
    {
        await _instances[0].GetAsync(_endpoint);

        await PassAsync(TimeSpan.FromMinutes(54));
        Assert.Equal("Atza|token-1", (await _instances[1].GetAsync(_endpoint)).Value);
        await PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal("Atza|token-2", (await _instances[2].GetAsync(_endpoint)).Value);
    }

    [Fact]
    public async Task One_that_lives_for_minutes_is_given_away_for_half_of_them()
    {
        var endpoint = new TokenEndpoint { Lifetime = TimeSpan.FromMinutes(4) };
        await _instances[0].GetAsync(endpoint);

        await PassAsync(TimeSpan.FromSeconds(100));
        Assert.Equal("Atza|token-1", (await _instances[1].GetAsync(endpoint)).Value);
        await PassAsync(TimeSpan.FromSeconds(20));
        Assert.Equal("Atza|token-2", (await _instances[2].GetAsync(endpoint)).Value);
    }

    [Fact]
    public async Task One_that_was_rejected_is_replaced_once()
    {
        var rejected = await GetAllAsync([]);

        var tokens = await GetAllAsync(rejected);

        Assert.Equal(2, _endpoint.Fetches);
        Assert.All(tokens, token => Assert.Equal("Atza|token-2", token.Value));
    }

    [Fact]
    public async Task Who_has_an_older_one_is_given_the_present_one()
    {
        var old = await _instances[0].GetAsync(_endpoint);
        await _instances[1].GetAsync(_endpoint, old);

        Assert.Equal("Atza|token-2", (await _instances[2].GetAsync(_endpoint, old)).Value);
        Assert.Equal(2, _endpoint.Fetches);
    }

    [Fact]
    public async Task Other_credentials_have_other_tokens()
    {
        var tokens = await Task.WhenAll(_instances.Select((instance, number) => instance.GetAsync(_endpoint, scope: TokenInstance.Scope(number % 2 == 0 ? 'a' : 'b'))));

        Assert.Equal(2, _endpoint.Fetches);
        Assert.Single(tokens.Where((_, number) => number % 2 == 0).Select(token => token.Value).Distinct());
        Assert.Single(tokens.Where((_, number) => number % 2 == 1).Select(token => token.Value).Distinct());
    }

    [Fact]
    public async Task Another_service_has_another_token()
    {
        await _instances[0].GetAsync(_endpoint);
        await _instances[0].GetAsync(_endpoint, scope: TokenInstance.Scope() with { Service = "ServiceApi.Client.Extend" });

        Assert.Equal(2, _endpoint.Fetches);
    }

    [Fact]
    public async Task Accounts_of_one_process_that_have_the_same_credentials_use_one()
    {
        var time = new VirtualTime();
        await using var instance = new TokenInstance(_database.ConnectionString, time: time);
        var arrived = new TaskCompletionSource();
        _endpoint.Before = () => arrived.Task;

        var first = instance.GetAsync(_endpoint, scope: TokenInstance.Scope(account: "one"));
        await Eventually.TrueAsync(() => _endpoint.Fetches == 1);
        var second = instance.GetAsync(_endpoint, scope: TokenInstance.Scope(account: "other"));
        await Eventually.TrueAsync(() => time.NextTimer == LooksAgain);
        arrived.SetResult();
        await first;
        time.Advance(LooksAgain);

        Assert.Equal("Atza|token-1", (await second).Value);
        Assert.Equal(1, _endpoint.Fetches);
    }

    [Fact]
    public async Task Who_has_the_lock_looks_again_before_it_fetches()
    {
        var rejected = await _instances[0].GetAsync(_endpoint);
        using var replaced = new ManualResetEventSlim();
        var protector = new WaitingProtector(replaced);
        await using var slow = new TokenInstance(_database.ConnectionString, protector: protector);

        // It has found only the rejected one, and takes the lock after another has had it.
        var token = slow.GetAsync(_endpoint, rejected);
        await protector.Waits;
        await _instances[1].GetAsync(_endpoint, rejected);
        await Eventually.TrueAsync(() => _database.HeldLocks == 0);
        replaced.Set();

        Assert.Equal("Atza|token-2", (await token).Value);
        Assert.Equal(2, _endpoint.Fetches);
    }

    [Fact]
    public async Task What_the_fetch_throws_reaches_the_caller_and_the_next_one_tries()
    {
        var failure = new InvalidTimeZoneException();
        var endpoint = new TokenEndpoint { Before = () => Task.FromException(failure) };

        Assert.Same(failure, await Assert.ThrowsAsync<InvalidTimeZoneException>(() => _instances[0].GetAsync(endpoint)));
        await Eventually.TrueAsync(() => _database.HeldLocks == 0);
        Assert.Equal("Atza|token-1", (await _instances[1].GetAsync(_endpoint)).Value);
    }

    [Fact]
    public async Task Who_is_cancelled_leaves_no_lock_behind()
    {
        using var cancelled = new CancellationTokenSource();
        var endpoint = new TokenEndpoint { Before = () => Task.Delay(Timeout.Infinite) };
        var fetching = _instances[0].GetAsync(endpoint, cancellationToken: cancelled.Token);
        await Eventually.TrueAsync(() => endpoint.Fetches == 1);
        var waiting = _instances[1].GetAsync(endpoint, cancellationToken: cancelled.Token);

        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetching);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await Eventually.TrueAsync(() => _database.HeldLocks == 0);
    }

    [Fact]
    public async Task After_half_a_minute_one_does_not_wait_for_another_any_more()
    {
        var time = new VirtualTime();
        await using var waiting = new TokenInstance(_database.ConnectionString, time: time);
        var endpoint = new TokenEndpoint { Before = () => Task.Delay(Timeout.Infinite) };
        using var end = new CancellationTokenSource();
        var hanging = _instances[0].GetAsync(endpoint, cancellationToken: end.Token);
        await Eventually.TrueAsync(() => endpoint.Fetches == 1);

        var start = time.GetTimestamp();
        var token = waiting.GetAsync(_endpoint);
        while (_endpoint.Fetches == 0)
        {
            await Eventually.TrueAsync(() => time.NextTimer == LooksAgain || _endpoint.Fetches > 0);
            time.Advance(_endpoint.Fetches > 0 ? TimeSpan.Zero : LooksAgain);
        }

        Assert.Equal("Atza|token-1", (await token).Value);
        Assert.Equal(TimeSpan.FromSeconds(30), time.GetElapsedTime(start));
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hanging);
    }

    /// <summary>All ask at once, each for another than it has.</summary>
    private Task<AccessToken[]> GetAllAsync(AccessToken[] known) =>
        Task.WhenAll(_instances.Select((instance, number) => Task.Run(() => instance.GetAsync(_endpoint, known.Length == 0 ? null : known[number]))));

    /// <summary>Time passes for what is stored.</summary>
    private async Task PassAsync(TimeSpan time) => Assert.Equal(
        1,
        await _database.ExecuteAsync("update serviceapi.access_token set issued_at = issued_at - $1, expires_at = expires_at - $1", time));

    /// <summary>Takes its time for the first token that it decrypts.</summary>
    private sealed class WaitingProtector(ManualResetEventSlim until) : ITokenProtector
    {
        private readonly AesGcmTokenProtector _inner = new(TokenInstance.Key);
        private readonly TaskCompletionSource _waits = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Waits => _waits.Task;

        public byte[] Protect(byte[] token, string purpose) => _inner.Protect(token, purpose);

        public byte[] Unprotect(byte[] protectedToken, string purpose)
        {
            _waits.TrySetResult();
            until.Wait();
            return _inner.Unprotect(protectedToken, purpose);
        }
    }
}
