using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using ServiceApi.Client.PostgreSql.Tests.Support;
using ServiceApi.Client.PostgreSql.Tokens;
using ServiceApi.Client.Tests.Shared;

namespace ServiceApi.Client.PostgreSql.Tests.Tokens;

/// <summary>What stands in the table, and what is made of it.</summary>
public sealed class StoredTokenTests(SharedCluster cluster)
{
    private readonly TokenEndpoint _endpoint = new();

    [Fact]
    public async Task The_table_does_not_show_the_token()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var instance = new TokenInstance(database.ConnectionString);

        var token = await instance.GetAsync(_endpoint);

        var stored = await database.AskAsync<byte[]>("select token from serviceapi.access_token");
        Assert.NotNull(stored);
        Assert.Equal(token.Value.Length + 29, stored.Length);
        var row = Encoding.Latin1.GetString(stored) + await database.AskAsync<string>("select stored::text from serviceapi.access_token stored");
        Assert.DoesNotContain("Atza", row, StringComparison.Ordinal);
        Assert.DoesNotContain("token-", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_says_how_long_it_lasts_by_the_databases_clock()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var instance = new TokenInstance(database.ConnectionString);

        await instance.GetAsync(_endpoint);

        Assert.InRange(await database.AskAsync<double>("select extract(epoch from expires_at - issued_at)::float8 from serviceapi.access_token"), 3_590, 3_600);
        Assert.InRange(await database.AskAsync<double>("select extract(epoch from now() - issued_at)::float8 from serviceapi.access_token"), 0, 10);
    }

    [Fact]
    public async Task Who_is_given_it_knows_how_long_it_lasts()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        var time = new VirtualTime(); // far from the database's
        await using var first = new TokenInstance(database.ConnectionString);
        await using var second = new TokenInstance(database.ConnectionString, time: time);

        var fetched = await first.GetAsync(_endpoint);
        await database.ExecuteAsync("update serviceapi.access_token set issued_at = issued_at - interval '1000 s', expires_at = expires_at - interval '1000 s'");
        var shared = await second.GetAsync(_endpoint);

        Assert.Equal(fetched.Value, shared.Value);
        Assert.InRange((shared.ExpiresAt - time.GetUtcNow()).TotalSeconds, 2_590, 2_600);
    }

    [Fact]
    public async Task Rows_cannot_be_swapped()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var first = new TokenInstance(database.ConnectionString);
        await using var second = new TokenInstance(database.ConnectionString);
        var a = await first.GetAsync(_endpoint, scope: TokenInstance.Scope('a'));
        var b = await first.GetAsync(_endpoint, scope: TokenInstance.Scope('b'));

        Assert.Equal(2, await database.ExecuteAsync(
            "update serviceapi.access_token one set token = other.token from serviceapi.access_token other where other.credentials <> one.credentials"));
        var ofA = await second.GetAsync(_endpoint, scope: TokenInstance.Scope('a'));
        var ofB = await second.GetAsync(_endpoint, scope: TokenInstance.Scope('b'));

        Assert.Equal(4, new[] { a, b, ofA, ofB }.Select(token => token.Value).Distinct().Count());
        Assert.Empty(second.Log.All);
    }

    [Theory]
    [InlineData("update serviceapi.access_token set token = set_byte(token, 20, get_byte(token, 20) # 1)")]
    [InlineData("update serviceapi.access_token set token = ''")]
    [InlineData("update serviceapi.access_token set service = 'another'")]
    [InlineData("update serviceapi.access_token set issued_at = now() + interval '1 hour', expires_at = now() + interval '2 hours'")] // the clock was set back
    public async Task A_row_that_is_no_good_counts_as_none_and_is_replaced(string tampering)
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var first = new TokenInstance(database.ConnectionString);
        await using var second = new TokenInstance(database.ConnectionString);
        await using var third = new TokenInstance(database.ConnectionString);
        await first.GetAsync(_endpoint);

        Assert.Equal(1, await database.ExecuteAsync(tampering));

        Assert.Equal("Atza|token-2", (await second.GetAsync(_endpoint)).Value);
        Assert.Equal("Atza|token-2", (await third.GetAsync(_endpoint)).Value);
    }

    [Fact]
    public async Task A_token_of_another_key_is_replaced()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var before = new TokenInstance(database.ConnectionString, key: new byte[32]);
        await using var after = new TokenInstance(database.ConnectionString);
        await before.GetAsync(_endpoint);

        var token = await after.GetAsync(_endpoint);

        Assert.Equal("Atza|token-2", token.Value);
        Assert.Equal("Atza|token-2", (await after.GetAsync(_endpoint)).Value);
        Assert.Empty(after.Log.All);
    }

    [Fact]
    public async Task A_token_that_has_expired_on_arrival_is_not_stored()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var instance = new TokenInstance(database.ConnectionString);

        await instance.GetAsync(new() { Lifetime = TimeSpan.Zero });

        Assert.Equal(0, await database.AskAsync<long>("select count(*) from serviceapi.access_token"));
    }

    [Fact]
    public async Task A_token_that_lasts_for_ever_is_stored()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var instance = new TokenInstance(database.ConnectionString);
        var endpoint = new TokenEndpoint { Lifetime = TimeSpan.FromDays(1_000_000) };

        await instance.GetAsync(endpoint);
        await instance.GetAsync(endpoint);

        Assert.Equal(1, endpoint.Fetches);
        Assert.Empty(instance.Log.All);
    }

    [Fact]
    public async Task A_token_that_is_stored_late_replaces_no_later_one_and_does_not_last_longer()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        var writes = new TokenWrites(database.Source, new(NullLogger.Instance), TimeProvider.System);
        var owner = TokenOwner.Of(TokenInstance.Scope());
        var now = await database.AskAsync<double>("select extract(epoch from now())::float8");

        await writes.WriteAsync(new(owner, [1], now - 60, 3_600));
        await writes.WriteAsync(new(owner, [2], now - 90, 3_600));

        Assert.Equal([1], await database.AskAsync<byte[]>("select token from serviceapi.access_token"));
        Assert.InRange(await database.AskAsync<double>("select extract(epoch from expires_at)::float8 from serviceapi.access_token"), now + 3_539, now + 3_541);
    }
}
