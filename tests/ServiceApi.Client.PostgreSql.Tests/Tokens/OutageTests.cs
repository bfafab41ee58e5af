using System.Diagnostics;
using Fleet;
using Microsoft.Extensions.Logging;
using ServiceApi.Client.Authentication;
using ServiceApi.Client.PostgreSql.Tests.Support;
using ServiceApi.Client.Tests.Shared;

namespace ServiceApi.Client.PostgreSql.Tests.Tokens;

/// <summary>Whatever becomes of the database: the token arrives, without an error and not late.</summary>
public sealed class OutageTests(OwnCluster own) : IClassFixture<OwnCluster>
{
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(3);

    private readonly TokenEndpoint _endpoint = new();

    public enum Outage
    {
        Hang,
        Stop,
        Crash,
    }

    [Theory]
    [InlineData(Outage.Hang)]
    [InlineData(Outage.Stop)]
    [InlineData(Outage.Crash)]
    public async Task Before_a_token_is_wanted(Outage outage)
    {
        var cluster = own.Get();
        await using var database = await TestDatabase.CreateAsync(cluster);
        await using var instance = new TokenInstance(database.ConnectionString, time: TimeProvider.System);
        await using var other = new TokenInstance(database.ConnectionString, time: TimeProvider.System);
        var old = await instance.GetAsync(_endpoint);

        await BeginAsync(cluster, outage);
        var token = await InTimeAsync(instance.GetAsync(_endpoint, old));
        await InTimeAsync(instance.GetAsync(_endpoint, token));
        await EndAsync(cluster, outage);

        Assert.Equal(3, _endpoint.Fetches);
        AssertOneWarning(instance);
        await AssertSharedAgainAsync(instance, other, token);
        Assert.Equal([32, 33], instance.Log.All.Select(entry => entry.Id));
    }

    [Theory]
    [InlineData(Outage.Hang)]
    [InlineData(Outage.Stop)]
    [InlineData(Outage.Crash)]
    public async Task While_it_is_fetched(Outage outage)
    {
        var cluster = own.Get();
        await using var database = await TestDatabase.CreateAsync(cluster);
        await using var instance = new TokenInstance(database.ConnectionString, time: TimeProvider.System);
        await using var other = new TokenInstance(database.ConnectionString, time: TimeProvider.System);
        var arrived = new TaskCompletionSource();
        _endpoint.Before = () => arrived.Task;

        var token = instance.GetAsync(_endpoint);
        await Eventually.TrueAsync(() => _endpoint.Fetches == 1);
        await BeginAsync(cluster, outage);
        arrived.SetResult();
        await InTimeAsync(token);
        AssertOneWarning(instance);
        await EndAsync(cluster, outage);

        await AssertSharedAgainAsync(instance, other, await token);
    }

    [Theory]
    [InlineData(Outage.Hang)]
    [InlineData(Outage.Stop)]
    [InlineData(Outage.Crash)]
    public async Task While_others_wait_for_it(Outage outage)
    {
        var cluster = own.Get();
        await using var database = await TestDatabase.CreateAsync(cluster);
        var instances = TokenInstance.Make(database, 4, TimeProvider.System);
        var arrived = new TaskCompletionSource();
        var endpoint = new TokenEndpoint();
        endpoint.Before = () => endpoint.Fetches == 1 ? arrived.Task : Task.CompletedTask;

        var first = instances[0].GetAsync(endpoint);
        await Eventually.TrueAsync(() => endpoint.Fetches == 1);
        var others = instances.Skip(1).Select(instance => instance.GetAsync(endpoint)).ToList();
        await BeginAsync(cluster, outage);
        await InTimeAsync(Task.WhenAll(others));
        arrived.SetResult();
        await InTimeAsync(first);
        await EndAsync(cluster, outage);

        Assert.All(instances, AssertOneWarning);
        foreach (var instance in instances)
        {
            await instance.DisposeAsync();
        }
    }

    [Theory]
    [InlineData(Outage.Stop)]
    [InlineData(Outage.Crash)]
    public async Task Between_two_uses_it_is_not_noticed(Outage outage)
    {
        var cluster = own.Get();
        await using var database = await TestDatabase.CreateAsync(cluster);
        await using var instance = new TokenInstance(database.ConnectionString);
        await using var other = new TokenInstance(database.ConnectionString);
        var known = await instance.GetAsync(_endpoint);
        await Eventually.TrueAsync(() => database.HeldLocks == 0);

        await BeginAsync(cluster, outage);
        await EndAsync(cluster, outage);
        var token = await instance.GetAsync(_endpoint, known);

        Assert.Equal(token.Value, (await other.GetAsync(_endpoint)).Value);
        Assert.Equal(2, _endpoint.Fetches);
        Assert.Empty(instance.Log.All);
    }

    [Fact]
    public async Task While_hundreds_of_accounts_want_one()
    {
        var cluster = own.Get();
        await using var database = await TestDatabase.CreateAsync(cluster);
        await using var instance = new TokenInstance(database.ConnectionString, time: TimeProvider.System);

        await cluster.PauseAsync();
        await InTimeAsync(Task.WhenAll(Enumerable.Range(0, 300).Select(number => instance.GetAsync(_endpoint, scope: TokenInstance.Scope(number)))));
        await cluster.ResumeAsync();

        AssertOneWarning(instance);
        await Eventually.TrueAsync(() => database.HeldLocks == 0);
    }

    [Fact]
    public async Task What_hung_while_it_was_stored_does_not_lengthen_its_life()
    {
        var cluster = own.Get();
        await using var database = await TestDatabase.CreateAsync(cluster);
        await using var instance = new TokenInstance(database.ConnectionString, time: TimeProvider.System);
        _endpoint.Before = cluster.PauseAsync;

        var token = await InTimeAsync(instance.GetAsync(_endpoint));
        await cluster.ResumeAsync();

        await Eventually.TrueAsync(() => database.HeldLocks == 0);
        Assert.True(await database.AskAsync<bool>("select coalesce(max(expires_at) <= to_timestamp($1), true) from serviceapi.access_token", token.ExpiresAt.ToUnixTimeMilliseconds() / 1000.0 + 0.001));
    }

    [Fact]
    public async Task When_the_schema_is_missing()
    {
        await using var database = await TestDatabase.CreateAsync(own.Get(), withSchema: false);
        await using var instance = new TokenInstance(database.ConnectionString);
        await using var other = new TokenInstance(database.ConnectionString);

        var token = await InTimeAsync(instance.GetAsync(_endpoint));
        await InTimeAsync(instance.GetAsync(_endpoint, token));
        AssertOneWarning(instance);
        Assert.Contains("42P01", instance.Log.All.Single().Text, StringComparison.Ordinal);

        await PostgreSqlSchema.InstallAsync(database.Source);
        await AssertSharedAgainAsync(instance, other, token);
    }

    [Fact]
    public async Task When_it_can_be_read_only()
    {
        await using var database = await TestDatabase.CreateAsync(own.Get());
        await using var instance = new TokenInstance(database.ConnectionString + ";Options=-c default_transaction_read_only=on");

        foreach (var number in Enumerable.Range(0, 5))
        {
            await InTimeAsync(instance.GetAsync(_endpoint, scope: TokenInstance.Scope(number)));
        }

        AssertOneWarning(instance);
        Assert.Contains("25006", instance.Log.All.Single().Text, StringComparison.Ordinal);
    }

    private static Task BeginAsync(PrivateCluster cluster, Outage outage) => outage switch
    {
        Outage.Hang => cluster.PauseAsync(),
        Outage.Stop => cluster.StopAsync(),
        _ => cluster.KillAsync(),
    };

    private static Task EndAsync(PrivateCluster cluster, Outage outage) => outage is Outage.Hang ? cluster.ResumeAsync() : cluster.RestartAsync();

    private static async Task<T> InTimeAsync<T>(Task<T> token)
    {
        var start = Stopwatch.GetTimestamp();
        var answer = await token.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, Late);
        return answer;
    }

    private static void AssertOneWarning(TokenInstance instance)
    {
        var (level, id, text) = Assert.Single(instance.Log.All);
        Assert.Equal((LogLevel.Warning, 32), (level, id));
        Assert.DoesNotContain("127.0.0.1", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Atza", text, StringComparison.Ordinal);
    }

    /// <summary>What one fetches from now on, the other is given.</summary>
    private async Task AssertSharedAgainAsync(TokenInstance instance, TokenInstance other, AccessToken known)
    {
        _endpoint.Before = () => Task.CompletedTask;
        var token = await instance.GetAsync(_endpoint, known, TokenInstance.Scope('c'));
        var fetches = _endpoint.Fetches;

        Assert.Equal(token.Value, (await other.GetAsync(_endpoint, scope: TokenInstance.Scope('c'))).Value);
        Assert.Equal(fetches, _endpoint.Fetches);
        Assert.Equal((LogLevel.Information, 33), (instance.Log.All.Last().Level, instance.Log.All.Last().Id));
    }
}
