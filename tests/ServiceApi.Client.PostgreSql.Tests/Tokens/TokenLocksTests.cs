using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using ServiceApi.Client.PostgreSql.Tests.Support;
using ServiceApi.Client.PostgreSql.Tokens;
using ServiceApi.Client.Tests.Shared;

namespace ServiceApi.Client.PostgreSql.Tests.Tokens;

/// <summary>The locks of one process, on their connection.</summary>
public sealed class TokenLocksTests(OwnCluster own) : IClassFixture<OwnCluster>
{
    [Fact]
    public async Task One_that_is_held_is_not_given_again_and_the_connection_is_closed_when_none_is()
    {
        await using var database = await TestDatabase.CreateAsync(own.Get());
        await using var source = Connect(database, "Pooling=false");
        var locks = Make(source);

        var one = await locks.TryTakeAsync(1, default);
        var two = await locks.TryTakeAsync(2, default);
        Assert.NotNull(one);
        Assert.NotNull(two);
        Assert.Null(await locks.TryTakeAsync(1, default));
        Assert.Null(await Make(database.Source).TryTakeAsync(1, default));
        Assert.Equal(1, database.ConnectionsOf("locks"));

        locks.GiveBack(one);
        var again = await locks.TryTakeAsync(1, default);
        Assert.NotNull(again);
        Assert.Equal(2, database.HeldLocks);
        locks.GiveBack(two);
        locks.GiveBack(again);
        await Eventually.TrueAsync(() => database.ConnectionsOf("locks") == 0);
        Assert.NotNull(await locks.TryTakeAsync(1, default));
    }

    [Fact]
    public async Task What_was_lost_with_its_connection_is_not_given_back_on_the_next()
    {
        await using var database = await TestDatabase.CreateAsync(own.Get());
        await using var source = Connect(database);
        var locks = Make(source);
        var lost = await locks.TryTakeAsync(1, default);

        await database.ExecuteAsync("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'locks' and datname = current_database()");
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => locks.TryTakeAsync(2, default));
        Assert.NotNull(await locks.TryTakeAsync(1, default));
        locks.GiveBack(lost!);

        Assert.NotNull(await locks.TryTakeAsync(3, default));
        Assert.Equal(2, database.HeldLocks);
    }

    [Fact]
    public async Task One_that_was_waited_for_in_vain_is_given_back_when_it_comes()
    {
        var cluster = own.Get();
        await using var database = await TestDatabase.CreateAsync(cluster);
        await using var source = Connect(database);
        var locks = Make(source);
        using var cancelled = new CancellationTokenSource();
        Assert.NotNull(await locks.TryTakeAsync(1, default));

        await cluster.PauseAsync();
        var vain = locks.TryTakeAsync(2, cancelled.Token);
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => vain);
        await cluster.ResumeAsync();

        Assert.NotNull(await locks.TryTakeAsync(3, default));
        await Eventually.TrueAsync(() => database.HeldLocks == 2);
    }

    [Fact]
    public async Task One_that_comes_after_the_limit_is_not_kept_by_the_pool()
    {
        var cluster = own.Get();
        await using var database = await TestDatabase.CreateAsync(cluster);
        await using var source = Connect(database, "No Reset On Close=true;Cancellation Timeout=20000");
        var time = new VirtualTime();
        var locks = Make(source, time);
        Assert.NotNull(await locks.TryTakeAsync(1, default));

        await cluster.PauseAsync();
        var late = locks.TryTakeAsync(2, default);
        await Eventually.TrueAsync(() => time.NextTimer is not null);
        time.Advance(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<TimeoutException>(() => late);
        await cluster.ResumeAsync();

        await Eventually.TrueAsync(() => database.HeldLocks == 0);
        Assert.NotNull(await locks.TryTakeAsync(2, default));
    }

    private static NpgsqlDataSource Connect(TestDatabase database, string settings = "") => NpgsqlDataSource.Create($"{database.ConnectionString};Application Name=locks;{settings}");

    private static TokenLocks Make(NpgsqlDataSource source, TimeProvider? time = null) => new(source, new(NullLogger.Instance), time ?? new PatientTime());
}
