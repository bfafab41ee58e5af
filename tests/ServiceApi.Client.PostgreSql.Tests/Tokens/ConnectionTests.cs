using ServiceApi.Client.PostgreSql.Tests.Support;
using ServiceApi.Client.Tests.Shared;

namespace ServiceApi.Client.PostgreSql.Tests.Tokens;

/// <summary>What many accounts cost the database, and what becomes of the locks when a connection is lost.</summary>
public sealed class ConnectionTests(SharedCluster cluster)
{
    private const int Accounts = 300;

    [Theory]
    [InlineData("")]
    [InlineData(";No Reset On Close=true")]
    [InlineData(";Pooling=false")]
    public async Task None_is_left_behind(string settings)
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var instance = new TokenInstance(database.ConnectionString + settings);
        await using var other = new TokenInstance(database.ConnectionString + settings);
        var endpoint = new TokenEndpoint();

        await Task.WhenAll(Enumerable.Range(0, 20).SelectMany(number => new[]
        {
            instance.GetAsync(endpoint, scope: TokenInstance.Scope(number)),
            other.GetAsync(endpoint, scope: TokenInstance.Scope(number)),
        }));

        await Eventually.TrueAsync(() => database.HeldLocks == 0);
        Assert.Equal(20, endpoint.Fetches);
        Assert.Empty(instance.Log.All);
        Assert.Empty(other.Log.All);
    }

    [Fact]
    public async Task Hundreds_of_accounts_at_once_use_three_connections()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var instance = new TokenInstance(database.ConnectionString + ";Application Name=instance");
        var arrived = new TaskCompletionSource();
        var endpoint = new TokenEndpoint { Before = () => arrived.Task };

        var tokens = Enumerable.Range(0, Accounts).Select(number => instance.GetAsync(endpoint, scope: TokenInstance.Scope(number))).ToList();
        await Eventually.TrueAsync(() => endpoint.Fetches == Accounts);
        Assert.Equal(Accounts, database.HeldLocks);
        Assert.Equal(1, await database.AskAsync<long>("select count(distinct pid) from pg_locks where locktype = 'advisory' and pid in (select pid from pg_stat_activity where application_name = 'instance')"));
        arrived.SetResult();
        await Task.WhenAll(tokens);

        // The pool has kept all that were ever open.
        Assert.InRange(database.ConnectionsOf("instance"), 1, 3);
        Assert.Equal(Accounts, await database.AskAsync<long>("select count(*) from serviceapi.access_token"));
        await Eventually.TrueAsync(() => database.HeldLocks == 0);
        Assert.Empty(instance.Log.All);
    }

    [Fact]
    public async Task When_the_holders_connection_breaks_others_go_on()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var holder = new TokenInstance(database.ConnectionString + ";Application Name=holder");
        await using var other = new TokenInstance(database.ConnectionString);
        var arrived = new TaskCompletionSource();
        var endpoint = new TokenEndpoint { Before = () => arrived.Task };

        var first = holder.GetAsync(endpoint);
        await Eventually.TrueAsync(() => endpoint.Fetches == 1);
        await database.ExecuteAsync("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and pid in (select pid from pg_stat_activity where application_name = 'holder')");
        var second = other.GetAsync(endpoint);
        await Eventually.TrueAsync(() => endpoint.Fetches == 2);
        arrived.SetResult();
        await Task.WhenAll(first, second);

        // What it gives back is lost. Its next use opens another connection.
        await Eventually.TrueAsync(() => holder.Log.Count(32) == 1);
        Assert.Equal("Atza|token-3", (await holder.GetAsync(endpoint, scope: TokenInstance.Scope('b'))).Value);
        await Eventually.TrueAsync(() => database.HeldLocks == 0);
        Assert.Equal([32, 33], holder.Log.All.Select(entry => entry.Id));
        Assert.Empty(other.Log.All);
    }
}
