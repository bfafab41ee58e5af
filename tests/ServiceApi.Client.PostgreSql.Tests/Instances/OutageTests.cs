using System.Diagnostics;
using Fleet;
using Npgsql;
using ServiceApi.Client.Contract;
using ServiceApi.Client.PostgreSql.Database;
using ServiceApi.Client.PostgreSql.Instances;
using ServiceApi.Client.PostgreSql.Plans;
using ServiceApi.Client.PostgreSql.Tests.Support;
using ServiceApi.Client.Tests.Shared;

namespace ServiceApi.Client.PostgreSql.Tests.Instances;

/// <summary>A real database that does not do what it should. Time is real here: it is the database's.</summary>
public sealed class OutageTests(OwnCluster own) : IClassFixture<OwnCluster>
{
    [Fact]
    public Task When_the_database_hangs_calls_go_on_and_afterwards_plans_are_shared_again() =>
        GoesOnAsync(async (cluster, _) =>
        {
            await cluster.PauseAsync();
            return cluster.ResumeAsync;
        });

    [Fact]
    public Task When_the_database_is_killed_calls_go_on_and_afterwards_plans_are_shared_again() =>
        GoesOnAsync(async (cluster, _) =>
        {
            await cluster.KillAsync();
            return () => cluster.RestartAsync();
        });

    [Fact]
    public Task When_a_statement_takes_too_long_calls_go_on_and_afterwards_plans_are_shared_again() =>
        GoesOnAsync(async (_, source) =>
        {
            // Somebody holds the row of the plan; reports would succeed.
            var connection = await source.OpenConnectionAsync();
            var transaction = await connection.BeginTransactionAsync();
            await using var command = new NpgsqlCommand("select from serviceapi.usage_plan for update", connection, transaction);
            await command.ExecuteNonQueryAsync();
            return async () =>
            {
                await transaction.RollbackAsync();
                await connection.DisposeAsync();
            };
        });

    [Fact]
    public async Task Without_the_schema_it_says_once_what_to_do()
    {
        await using var database = await TestDatabase.CreateAsync(own.Get(), withSchema: false);
        var log = new LogEntries<Instance>();
        await using var instance = Start(database.Source, log, out var plans);
        using var statements = plans;
        using var plan = Plan(instance);

        await Eventually.TrueAsync(() => instance.Trouble == PostgresErrorCodes.InvalidSchemaName);
        await PostgreSqlSchema.InstallAsync(database.Source);
        await Eventually.TrueAsync(() => instance.Standing is Standing.Connected);

        await Eventually.TrueAsync(() => log.All.Count > 1);
        Assert.Equal([3, 4], log.All.Select(entry => entry.Id));
        Assert.Contains("PostgreSqlSchema.Script", log.All.First().Text, StringComparison.Ordinal);
    }

    private static SharedPlan Plan(Instance instance) =>
        new(new("", new Uri("https://service.example"), ServicesApiOperations.GetServiceJobs, new UsagePlan(10, 40)), instance);

    private static Instance Start(NpgsqlDataSource source, LogEntries<Instance> log, out PlanDatabase plans)
    {
        var options = new PostgreSqlOptions { MaxInstances = 2 };
        var clock = new InstanceClock(TimeProvider.System);
        plans = new(source, options, clock);
        return new(plans, static () => Task.CompletedTask, options, clock, log);
    }

    private async Task GoesOnAsync(Func<PrivateCluster, NpgsqlDataSource, Task<Func<Task>>> disturb)
    {
        await using var database = await TestDatabase.CreateAsync(own.Get());
        var log = new LogEntries<Instance>();
        await using var instance = Start(database.Source, log, out var plans);
        using var statements = plans;
        using var plan = Plan(instance);
        (await plan.AcquireAsync()).Dispose();

        var mend = await disturb(own.Get(), database.Source);
        var start = Stopwatch.GetTimestamp();
        for (var call = 0; call < 10; call++)
        {
            (await plan.AcquireAsync()).Dispose();
        }

        Assert.IsType<Standing.CutOff>(instance.Standing);
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 3, 20); // until the others know, and then half of 10 a second
        await mend();
        await Eventually.TrueAsync(() => instance.Standing is Standing.Connected);
        (await plan.AcquireAsync()).Dispose();
        await Eventually.TrueAsync(() => log.All.Count > 1);
        Assert.Equal([1, 4], log.All.Select(entry => entry.Id));
        Assert.Null(instance.Trouble);
    }
}
