using ServiceApi.Client.PostgreSql.Database;
using ServiceApi.Client.PostgreSql.Instances;
using ServiceApi.Client.PostgreSql.Tests.Support;

namespace ServiceApi.Client.PostgreSql.Tests.Database;

/// <summary>What instances know of each other. The database's clock is moved by moving what it has written down.</summary>
public sealed class ReportTests(SharedCluster cluster) : IAsyncLifetime
{
    private TestDatabase? _database;
    private PlanDatabase? _plans;

    private TestDatabase Db => _database!;

    public async ValueTask InitializeAsync()
    {
        _database = await cluster.CreateDatabaseAsync();
        await _database.UntilClusterIsOldAsync(); // who was seen before its start is forgotten soon
        _plans = new(_database.Source, new(), new InstanceClock(TimeProvider.System));
    }

    public async ValueTask DisposeAsync()
    {
        _plans?.Dispose();
        await (_database?.DisposeAsync() ?? default);
    }

    [Fact]
    public async Task Each_instance_has_a_seat_of_its_own_and_one_that_left_makes_room()
    {
        var ids = Enumerable.Range(0, 5).Select(_ => Guid.NewGuid()).ToList();
        var places = await Task.WhenAll(ids.Select(id => SayAsync(id)));
        Assert.Equal([0, 1, 2, 3, 4], places.Select(place => place!.Seat).Order());

        await _plans!.LeaveAsync(ids[2], CancellationToken.None); // whatever its seat
        var next = await SayAsync(Guid.NewGuid());

        Assert.Equal((places[2]!.Seat, 5), (next!.Seat, next.Seats));
        var again = await SayAsync(ids[0]);
        Assert.Equal((places[0]!.Seat, 5, places[0]!.JoinedAt), (again!.Seat, again.Seats, again.JoinedAt));
    }

    [Fact]
    public async Task When_those_before_it_have_left_one_moves_up_so_that_no_share_is_lost()
    {
        var ids = new[] { Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid() };
        PlaceAmongInstances? last = null;
        foreach (var id in ids)
        {
            last = await SayAsync(id);
        }

        await _plans!.LeaveAsync(ids[0], CancellationToken.None);
        await _plans.LeaveAsync(ids[1], CancellationToken.None);
        var moved = await SayAsync(ids[2]);

        Assert.Equal((2, 0, 1), (last!.Seat, moved!.Seat, moved.Seats));
        Assert.Equal(last.JoinedAt, moved.JoinedAt); // it is no newer for that
        Assert.True(moved.SeatedAt > last.SeatedAt);
    }

    [Fact]
    public async Task The_share_of_one_that_is_silent_is_not_given_out_until_it_is_forgotten()
    {
        var (here, silent) = (Guid.NewGuid(), Guid.NewGuid());
        await SayAsync(silent);
        await SayAsync(here);
        await SayAsync(silent);
        Assert.Equal(1, await GivenOutAsync(here));

        await AgeAsync(silent, seconds: 4);
        Assert.Equal(0.5, await GivenOutAsync(here));

        await SayAsync(silent);
        Assert.Equal(1, await GivenOutAsync(here));

        await AgeAsync(silent, seconds: 31);
        Assert.Equal(1, await GivenOutAsync(here));
        Assert.Equal(1, await Db.AskAsync<long>("select count(*) from serviceapi.instance"));
    }

    [Fact]
    public async Task Half_of_every_plan_is_given_out_though_all_others_are_silent()
    {
        var silent = Guid.NewGuid();
        await SayAsync(silent); // alone, with all as its share
        await AgeAsync(silent, seconds: 4);

        Assert.Equal(0.5, await GivenOutAsync(Guid.NewGuid()));
    }

    [Fact]
    public async Task Where_nothing_is_known_any_more_all_buckets_count_as_empty()
    {
        await SayAsync(Guid.NewGuid());
        await Db.ExecuteAsync("truncate serviceapi.fleet"); // as a crash does, and a replica that takes over has it

        var report = await _plans!.ReportAsync(Guid.NewGuid(), returns: false, saidAt: null, CancellationToken.None);

        Assert.Equal(report.HeardAt, await Db.AskAsync<double>("select emptied_at from serviceapi.fleet"), 0.5);
        Assert.False(await PostgreSqlSchema.InstallAsync(Db.Source));
        await Db.ExecuteAsync("truncate serviceapi.fleet");
        await Db.ExecuteAsync(PostgreSqlSchema.Script);
        Assert.Equal(0, await Db.AskAsync<long>("select count(*) from serviceapi.fleet")); // the script does not say otherwise
    }

    [Fact]
    public async Task One_that_was_last_seen_before_the_database_started_is_forgotten_soon_after()
    {
        var (here, silent) = (Guid.NewGuid(), Guid.NewGuid());
        await SayAsync(silent);
        await SayAsync(here);
        await Db.ExecuteAsync("update serviceapi.instance set seen_at = extract(epoch from pg_postmaster_start_time()) - 1 where id = $1", silent);
        var isSoonAfter = await Db.AskAsync<bool>("select clock_timestamp() < pg_postmaster_start_time() + interval '3 seconds'");

        await SayAsync(here);

        Assert.Equal(isSoonAfter ? 2 : 1, await Db.AskAsync<long>("select count(*) from serviceapi.instance"));
    }

    [Fact]
    public async Task A_word_that_comes_late_is_not_heard()
    {
        var id = Guid.NewGuid();
        var first = await _plans!.ReportAsync(id, returns: false, saidAt: null, CancellationToken.None);

        var late = await _plans.ReportAsync(id, returns: false, saidAt: first.HeardAt - 2, CancellationToken.None);

        Assert.Null(late.Place);
        Assert.Equal(first.HeardAt, await Db.AskAsync<double>("select seen_at from serviceapi.instance"));
        Assert.NotNull((await _plans.ReportAsync(id, returns: false, saidAt: late.HeardAt, CancellationToken.None)).Place);
    }

    [Fact]
    public async Task When_one_returns_all_buckets_count_as_empty()
    {
        var id = Guid.NewGuid();
        await SayAsync(id);
        Assert.Equal(0, await Db.AskAsync<double>("select emptied_at from serviceapi.fleet"));

        var report = await _plans!.ReportAsync(id, returns: true, saidAt: null, CancellationToken.None);

        Assert.Equal(report.HeardAt, await Db.AskAsync<double>("select emptied_at from serviceapi.fleet"));
    }

    [Fact]
    public async Task When_the_clock_is_set_back_nobody_is_there_for_ever()
    {
        var (here, gone) = (Guid.NewGuid(), Guid.NewGuid());
        await SayAsync(gone);
        await SayAsync(here);
        await AgeAsync(gone, seconds: -3600);

        await SayAsync(here);

        Assert.True(await Db.AskAsync<bool>("select seen_at <= extract(epoch from clock_timestamp()) from serviceapi.instance where id = $1", gone));
    }

    [Fact]
    public async Task With_the_most_instances_given_a_share_is_no_more_than_one_in_so_many()
    {
        using var plans = new PlanDatabase(Db.Source, new() { MaxInstances = 10 }, new InstanceClock(TimeProvider.System));

        var report = await plans.ReportAsync(Guid.NewGuid(), returns: false, saidAt: null, CancellationToken.None);

        Assert.Equal((0, 10), (report.Place!.Seat, report.Place.Seats));
        Assert.Equal(0.1, await Db.AskAsync<double>("select share from serviceapi.instance"));
    }

    private async Task<PlaceAmongInstances?> SayAsync(Guid id) => (await _plans!.ReportAsync(id, returns: false, saidAt: null, CancellationToken.None)).Place;

    private async Task<double> GivenOutAsync(Guid here)
    {
        await SayAsync(here);
        return await Db.AskAsync<double>("select given_out from serviceapi.fleet");
    }

    private Task<int> AgeAsync(Guid id, double seconds) => Db.ExecuteAsync("update serviceapi.instance set seen_at = seen_at - $2 where id = $1", id, seconds);
}
