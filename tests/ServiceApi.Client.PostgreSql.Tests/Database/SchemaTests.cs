using Npgsql;
using ServiceApi.Client.Contract;
using ServiceApi.Client.PostgreSql.Database;
using ServiceApi.Client.PostgreSql.Instances;
using ServiceApi.Client.PostgreSql.Plans;
using ServiceApi.Client.PostgreSql.Tests.Support;
using ServiceApi.Client.Throttling;

namespace ServiceApi.Client.PostgreSql.Tests.Database;

public sealed class SchemaTests(SharedCluster cluster)
{
    private static readonly UsagePlanScope Scope = new("", new Uri("https://service.example"), ServicesApiOperations.GetServiceJobs, new UsagePlan(10, 40));

    [Fact]
    public async Task It_is_installed_once_also_when_many_start_at_the_same_time()
    {
        await using var database = await cluster.CreateDatabaseAsync(withSchema: false);

        var installed = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PostgreSqlSchema.InstallAsync(database.Source)));

        Assert.Contains(true, installed);
        Assert.False(await PostgreSqlSchema.InstallAsync(database.Source));
        Assert.Equal(PostgreSqlSchema.Version, await database.AskAsync<int>("select max(version) from serviceapi.schema_version"));
    }

    [Fact]
    public async Task The_script_can_be_run_again_and_keeps_what_is_there()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        using var plans = new PlanDatabase(database.Source, new(), new InstanceClock(TimeProvider.System));
        await plans.ExchangeAsync(Scope, 1, new PlanQuestion(3, 10, null, null), CancellationToken.None);

        await database.ExecuteAsync(PostgreSqlSchema.Script);

        Assert.Equal(3, (await plans.ExchangeAsync(Scope, 1, PlanQuestion.Look, CancellationToken.None)).Line);
    }

    [Fact]
    public async Task One_of_a_later_version_serves_this_one_too_and_is_not_touched()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await database.ExecuteAsync(
            "alter table serviceapi.usage_plan add column more integer not null default 1; insert into serviceapi.schema_version (version) values (1000); " +
            "create function serviceapi.exchange_1000() returns void language sql as ''");
        using var plans = new PlanDatabase(database.Source, new(), new InstanceClock(TimeProvider.System));

        await Installation(database.Source, createSchema: true).EnsureAsync();

        Assert.Equal(3, (await plans.ExchangeAsync(Scope, 1, new PlanQuestion(3, 10, null, null), CancellationToken.None)).Granted);
        Assert.Equal(2, await database.AskAsync<long>("select count(*) from serviceapi.schema_version"));
    }

    [Fact]
    public async Task Where_it_was_not_asked_for_it_is_not_created()
    {
        await using var database = await cluster.CreateDatabaseAsync(withSchema: false);
        using var plans = new PlanDatabase(database.Source, new(), new InstanceClock(TimeProvider.System));

        await Installation(database.Source, createSchema: false).EnsureAsync();

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => plans.ExchangeAsync(Scope, 1, PlanQuestion.Look, CancellationToken.None));
        Assert.Equal(PostgresErrorCodes.InvalidSchemaName, refusal.SqlState);
    }

    [Fact]
    public async Task Who_needs_it_while_it_is_being_installed_waits_and_one_that_failed_is_tried_again()
    {
        await using var database = await cluster.CreateDatabaseAsync(withSchema: false);
        var installation = Installation(database.Source, createSchema: true);
        await database.ExecuteAsync("create schema serviceapi; create table serviceapi.instance ()");

        await Assert.ThrowsAsync<PostgresException>(installation.EnsureAsync);
        await database.ExecuteAsync("drop schema serviceapi cascade");
        await Task.WhenAll(installation.EnsureAsync(), installation.EnsureAsync());

        Assert.Equal(1, await database.AskAsync<int>("select max(version) from serviceapi.schema_version"));
    }

    [Fact]
    public async Task A_role_that_may_only_use_it_can_do_all_that_the_library_does()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        var role = $"app_{Guid.NewGuid():N}";
        await database.ExecuteAsync($"create role {role} login; {Grants(role)}");
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = role });
        using var plans = new PlanDatabase(source, new(), new InstanceClock(TimeProvider.System));
        var id = Guid.NewGuid();

        await Installation(source, createSchema: true).EnsureAsync(); // there is nothing to do
        Assert.NotNull((await plans.ReportAsync(id, returns: true, saidAt: null, CancellationToken.None)).Place);
        Assert.Equal(1, (await plans.ExchangeAsync(Scope, 1, new PlanQuestion(1, 10, 3, 9), CancellationToken.None)).Granted);
        await plans.CleanAsync(CancellationToken.None);
        await plans.LeaveAsync(id, CancellationToken.None);
        await Assert.ThrowsAsync<PostgresException>(async () =>
        {
            await using var command = source.CreateCommand("drop table serviceapi.usage_plan");
            await command.ExecuteNonQueryAsync();
        });
    }

    [Fact]
    public async Task What_nobody_has_used_for_a_month_is_forgotten()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        using var plans = new PlanDatabase(database.Source, new(), new InstanceClock(TimeProvider.System));
        await plans.ExchangeAsync(Scope, 1, PlanQuestion.Look, CancellationToken.None);
        await plans.ExchangeAsync(Scope with { Account = "forgotten" }, 1, PlanQuestion.Look, CancellationToken.None);
        await database.ExecuteAsync("update serviceapi.usage_plan set used_on = current_date - 31 where account = 'forgotten'");
        await database.ExecuteAsync(
            "insert into serviceapi.access_token select 's', 'c' || n, '', now(), now() + n * interval '2 hours' from generate_series(-1, 1, 2) n");

        await plans.CleanAsync(CancellationToken.None);

        Assert.Equal("", await database.AskAsync<string>("select string_agg(account, ',') from serviceapi.usage_plan"));
        Assert.Equal("c1", await database.AskAsync<string>("select string_agg(credentials, ',') from serviceapi.access_token"));
    }

    private static SchemaInstallation Installation(NpgsqlDataSource source, bool createSchema) => new(source, new() { CreateSchema = createSchema }, TimeProvider.System);

    // What docs/shared-plans.md says is enough.
    private static string Grants(string role) =>
        $"grant usage on schema serviceapi to {role}; grant select, insert, update, delete on all tables in schema serviceapi to {role}; grant execute on all functions in schema serviceapi to {role};";
}
