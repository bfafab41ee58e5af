using System.Diagnostics;
using ServiceApi.Client.Contract;
using ServiceApi.Client.PostgreSql.Database;
using ServiceApi.Client.PostgreSql.Instances;
using ServiceApi.Client.PostgreSql.Plans;
using ServiceApi.Client.PostgreSql.Tests.Support;
using ServiceApi.Client.Throttling;

namespace ServiceApi.Client.PostgreSql.Tests.Database;

/// <summary>The line itself. The database's clock is moved by moving what it has written down.</summary>
public sealed class ExchangeTests(SharedCluster cluster) : IAsyncLifetime
{
    private const double Tolerance = 0.5; // seconds that a few statements may take on a busy machine

    private TestDatabase? _database;
    private PlanDatabase? _plans;

    private TestDatabase Db => _database!;

    public async ValueTask InitializeAsync()
    {
        _database = await cluster.CreateDatabaseAsync();
        _plans = new(_database.Source, new(), new InstanceClock(TimeProvider.System));
        await _plans.ReportAsync(Guid.NewGuid(), returns: false, saidAt: null, CancellationToken.None);
        await Db.UntilClusterIsOldAsync(); // all buckets count as empty when it starts
    }

    public async ValueTask DisposeAsync()
    {
        _plans?.Dispose();
        await (_database?.DisposeAsync() ?? default);
    }

    [Fact]
    public async Task A_plan_that_nobody_has_used_has_its_burst_less_what_flows_in_within_a_second()
    {
        var answer = await AskAsync(wanted: 1000);

        Assert.InRange(answer.Granted, 9, 10); // a quarter of a second of the rate and of the 30 that it holds
        Assert.Equal(answer.Granted, answer.Line);
        Assert.Equal((10, 10, 0), (answer.Pace, answer.Rate, answer.PausedFor));
        var start = Stopwatch.GetTimestamp();
        await TakeAllAsync();
        var line = (await AskAsync(0)).Line;
        Assert.InRange(line, 30, 30 + 21 + (10 * Stopwatch.GetElapsedTime(start).TotalSeconds) + 1); // and what the line was waited for, and what flowed in
    }

    [Fact]
    public async Task Instances_that_ask_together_get_different_permits_in_one_line()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => AskAsync(3)));

        var numbers = answers.SelectMany(answer => Enumerable.Range(0, answer.Granted).Select(i => answer.Line - answer.Granted + i)).Order().ToList();
        Assert.Equal(Enumerable.Range(0, numbers.Count).Select(number => (long)number), numbers);
        Assert.All(answers, answer => Assert.InRange(answer.Granted, 1, 3));
    }

    [Fact]
    public async Task Who_cannot_wait_takes_nothing_and_is_told_the_wait()
    {
        var line = (await AskAsync(0, penalty: 5)).Line;

        var answer = await AskAsync(1, patience: 0.1);

        Assert.Equal((0, line), (answer.Granted, answer.Line));
        Assert.Equal(5, answer.DueIn, Tolerance);
    }

    [Fact]
    public async Task Every_instance_gets_at_least_one_however_long_the_line_is()
    {
        await AskAsync(0, penalty: 5);

        for (var asked = 0; asked < 20; asked++)
        {
            Assert.Equal(1, (await AskAsync(5)).Granted);
        }
    }

    [Fact]
    public async Task A_refusal_moves_the_whole_line_and_a_second_one_only_by_what_it_is_longer()
    {
        await TakeAllAsync();
        var before = await AskAsync(0);

        var first = await AskAsync(0, penalty: 5);
        Assert.Equal(before.DueIn + 5, first.DueIn, Tolerance);
        Assert.Equal(5, first.PausedFor, Tolerance);
        Assert.Equal(first.DueIn, (await AskAsync(0, penalty: 3)).DueIn, Tolerance);
        Assert.Equal(before.DueIn + 8, (await AskAsync(0, penalty: 8)).DueIn, 2 * Tolerance);
    }

    [Fact]
    public async Task After_a_refusal_the_bucket_is_empty_and_what_is_under_way_has_time_to_arrive()
    {
        var answer = await AskAsync(0, penalty: 0);

        Assert.Equal(2.1, answer.PausedFor, Tolerance); // a second for what others do not know yet, one for the way, and a permit's time
        Assert.Equal(2.1, answer.DueIn, Tolerance);
    }

    [Fact]
    public async Task At_another_rate_as_many_are_ahead_in_the_line_as_before()
    {
        await TakeAllAsync();
        var before = await AskAsync(0);

        var slower = await AskAsync(0, namedRate: 2);
        Assert.Equal((2, 2), (slower.Rate, slower.Pace));
        Assert.Equal(before.DueIn * 5, slower.DueIn, 5 * Tolerance);
        Assert.Equal(2, (await AskAsync(0)).Rate);
        Assert.Equal(before.DueIn, (await AskAsync(0, namedRate: 10)).DueIn, 5 * Tolerance);
    }

    [Fact]
    public async Task A_rate_that_the_app_has_set_is_not_exceeded()
    {
        var answer = await AskAsync(0, namedRate: 50, isCeiling: true);
        Assert.Equal(10, answer.Rate);

        Assert.Equal(4, (await AskAsync(0, namedRate: 4, isCeiling: true)).Rate);
    }

    [Fact]
    public async Task Of_two_configurations_that_of_the_instance_that_joined_last_holds()
    {
        await AskAsync(0, joinedAt: 100);

        Assert.Equal(20, (await AskAsync(0, joinedAt: 200, plan: new(20, 40))).Rate);
        Assert.Equal(20, (await AskAsync(0, joinedAt: 100)).Rate);
        await AskAsync(0, joinedAt: 200, plan: new(20, 40), namedRate: 15);
        Assert.Equal(15, (await AskAsync(0, joinedAt: 300, plan: new(20, 40))).Rate); // the same: what the service has said stays
    }

    [Fact]
    public async Task A_first_burst_can_be_lower()
    {
        var answer = await AskAsync(0, initialPermits: 0);

        Assert.Equal(0.1, answer.DueIn, Tolerance);
    }

    [Fact]
    public async Task When_the_clock_is_set_back_so_is_the_line()
    {
        await TakeAllAsync();
        await AskAsync(0, penalty: 4);
        var before = await AskAsync(0);
        await Db.ExecuteAsync("update serviceapi.usage_plan set due = due + 3600, paused_until = paused_until + 3600, asked_at = asked_at + 3600");

        var after = await AskAsync(0);

        Assert.Equal(before.DueIn, after.DueIn, Tolerance);
        Assert.Equal(before.PausedFor, after.PausedFor, Tolerance);
    }

    [Fact]
    public async Task What_the_buckets_held_before_an_instance_was_cut_off_counts_as_used()
    {
        await AskAsync(0);
        await Db.ExecuteAsync("update serviceapi.fleet set emptied_at = extract(epoch from clock_timestamp())");

        Assert.Equal(0.1, (await AskAsync(0)).DueIn, Tolerance);
        await Db.ExecuteAsync("update serviceapi.fleet set emptied_at = emptied_at + 3600"); // by a clock that was set back since
        Assert.Equal(0.1, (await AskAsync(0)).DueIn, Tolerance);
    }

    [Fact]
    public async Task While_some_are_cut_off_the_rest_gets_what_is_not_theirs()
    {
        await TakeAllAsync();
        var before = await AskAsync(0);
        await Db.ExecuteAsync("update serviceapi.fleet set given_out = 0.75");

        var answer = await AskAsync(0);

        Assert.Equal(7.5, answer.Pace);
        Assert.Equal(before.DueIn / 0.75, answer.DueIn, 2 * Tolerance);
    }

    [Theory]
    [InlineData(10, 40)]
    [InlineData(20, 40)]
    [InlineData(1, 2)]
    [InlineData(10, 5)]
    [InlineData(1, 1)]
    [InlineData(0.001, 1)]
    [InlineData(1000, 1)]
    public async Task The_database_and_an_instance_that_is_cut_off_reckon_with_the_same_pace(double rate, int burst)
    {
        var answer = await AskAsync(0, plan: new(rate, burst));

        Assert.Equal(Seat.PaceOf(rate, burst), answer.Pace, 1e-9);
    }

    [Fact]
    public async Task Text_is_never_read_as_a_statement()
    {
        const string Account = "o'brien\"; drop table serviceapi.usage_plan; --";

        await AskAsync(1, account: Account);

        Assert.Equal(Account, await Db.AskAsync<string>("select account from serviceapi.usage_plan"));
    }

    private async Task TakeAllAsync()
    {
        PlanAnswer answer;
        do
        {
            answer = await AskAsync(1000, patience: 2);
        }
        while (answer.Granted > 0);
    }

    private Task<PlanAnswer> AskAsync(
        int wanted,
        double patience = 1000,
        double? penalty = null,
        double? namedRate = null,
        double joinedAt = 1,
        bool isCeiling = false,
        int? initialPermits = null,
        string account = "",
        UsagePlan? plan = null)
    {
        var scope = new UsagePlanScope(account, new Uri("https://service.example"), ServicesApiOperations.GetServiceJobs, plan ?? new(10, 40))
        {
            IsRateCeiling = isCeiling,
            InitialPermits = initialPermits,
        };
        return _plans!.ExchangeAsync(scope, joinedAt, new PlanQuestion(wanted, patience, penalty, namedRate), CancellationToken.None);
    }
}
