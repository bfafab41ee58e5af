using System.Globalization;
using Fleet;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using ServiceApi.Client.Contract;
using ServiceApi.Client.PostgreSql;
using ServiceApi.Client.PostgreSql.Database;
using ServiceApi.Client.PostgreSql.Instances;
using ServiceApi.Client.PostgreSql.Plans;

namespace ServiceApi.Client.Benchmarks.SharedPlans;

/// <summary>Many accounts on one database: what it can do by itself, and what reaches a call.</summary>
internal static class SharedPlansBenchmark
{
    private static readonly UsagePlan Plan = ServicesApiOperations.GetServiceJobByServiceJobId.UsagePlan!;

    public static async Task<SharedPlansResult> RunAsync(SharedPlansSettings settings, TextWriter output)
    {
        await using var cluster = await PrivateCluster.StartAsync();
        var connectionString = new NpgsqlConnectionStringBuilder(cluster.ConnectionString) { MaxAutoPrepare = 20 }.ConnectionString;
        await using var source = NpgsqlDataSource.Create(connectionString);
        await PostgreSqlSchema.InstallAsync(source);
        var options = new PostgreSqlOptions();
        var clock = new InstanceClock(TimeProvider.System);
        using var database = new PlanDatabase(source, options, clock);
        var watched = new WatchedDatabase(database);
        await using var instance = new Instance(watched, static () => Task.CompletedTask, options, clock, NullLogger.Instance);
        var plans = Enumerable.Range(0, settings.Accounts)
            .Select(number => new SharedPlan(new(Name(number), new Uri("https://service.example"), ServicesApiOperations.GetServiceJobByServiceJobId, Plan), instance))
            .ToList();

        await CallAsync(plans, settings.Accounts, Math.Min(5, settings.Seconds), watched); // every row is there, every statement prepared
        var calm = await CallAsync(plans, settings.CallsPerSecond, settings.Seconds, watched);
        var busy = await CallAsync(plans, callsPerSecond: null, settings.Seconds, watched);
        plans.ForEach(plan => plan.Dispose());

        var function = await Pgbench.RunAsync(connectionString, FunctionScript(settings), options.MaxConnections, settings.Seconds);
        await CreateFloorAsync(source, settings);
        var floor = await Pgbench.RunAsync(connectionString, FloorScript(settings), options.MaxConnections, settings.Seconds);
        var result = new SharedPlansResult(settings, calm, busy, function, floor);
        await output.WriteLineAsync(result.ToTable());
        return result;
    }

    /// <summary>Each account calls, at a given pace or as often as it gets a permit.</summary>
    private static async Task<Load> CallAsync(List<SharedPlan> plans, int? callsPerSecond, int seconds, WatchedDatabase watched)
    {
        watched.Milliseconds.Clear();
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        var pause = callsPerSecond is { } calls ? TimeSpan.FromSeconds((double)plans.Count / calls) : TimeSpan.Zero;
        var permits = await Task.WhenAll(plans.Select((plan, index) => CallAsync(plan, pause, pause * index / plans.Count, end.Token)));
        return new(permits.Sum() / (double)seconds, watched.Milliseconds.Count / (double)seconds, [.. watched.Milliseconds.Order()]);
    }

    private static async Task<int> CallAsync(SharedPlan plan, TimeSpan pause, TimeSpan first, CancellationToken end)
    {
        var permits = 0;
        try
        {
            await Task.Delay(first, end);
            while (true)
            {
                using var lease = await plan.AcquireAsync(TimeSpan.FromMinutes(1), atHead: false, end);
                permits++;
                await (pause == TimeSpan.Zero ? Task.CompletedTask : Task.Delay(pause, end));
            }
        }
        catch (OperationCanceledException)
        {
            return permits;
        }
    }

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"account-{number}");

    private static async Task CreateFloorAsync(NpgsqlDataSource source, SharedPlansSettings settings)
    {
        await using var command = source.CreateCommand(string.Create(
            CultureInfo.InvariantCulture,
            $"create unlogged table floor (id integer primary key, due double precision not null) with (fillfactor = 50); insert into floor select n, 0 from generate_series(0, {settings.Accounts - 1}) n; analyze floor"));
        await command.ExecuteNonQueryAsync();
    }

    private static string FloorScript(SharedPlansSettings settings) => string.Create(
        CultureInfo.InvariantCulture, $"\\set id random(0, {settings.Accounts - 1})\nupdate floor set due = due + 0.05 where id = :id;");

    private static string FunctionScript(SharedPlansSettings settings) => string.Create(
        CultureInfo.InvariantCulture,
        $"\\set id random(0, {settings.Accounts - 1})\nselect * from serviceapi.exchange_1('', 'account-' || :id, 'https://service.example/', 'getServiceJobByServiceJobId', 20, 40, false, null, 1, 1, 60, null, null);");
}
