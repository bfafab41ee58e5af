using System.Threading.RateLimiting;
using ServiceApi.Client.Contract;
using ServiceApi.Client.PostgreSql.Instances;
using ServiceApi.Client.PostgreSql.Plans;
using ServiceApi.Client.Tests.Shared;

namespace ServiceApi.Client.PostgreSql.Tests.Support;

/// <summary>An instance on a clock and a database of the test's.</summary>
internal sealed class TestInstance : IAsyncDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    public TestInstance(PostgreSqlOptions? options = null)
    {
        Clock = new(Time);
        Database = new(Clock);
        Instance = new(Database, static () => Task.CompletedTask, options ?? new(), Clock, Log);
    }

    public VirtualTime Time { get; } = new();

    public InstanceClock Clock { get; }

    public ScriptedDatabase Database { get; }

    public LogEntries<Instance> Log { get; } = new();

    public Instance Instance { get; }

    /// <summary>A plan of 10 requests per second; its bucket is the database's.</summary>
    public async Task<SharedPlan> PlanAsync()
    {
        var plan = new SharedPlan(new("", new Uri("https://service.example"), ServicesApiOperations.GetServiceJobs, new UsagePlan(10, 40)), Instance);
        await Eventually.TrueAsync(() => Time.NextWait is not null); // what another thread has begun waits for the clock
        return plan;
    }

    /// <summary>A plan of an instance that has joined the others, and is known to them.</summary>
    public async Task<SharedPlan> JoinedPlanAsync()
    {
        var plan = await PlanAsync();
        await PassAsync(3);
        Assert.IsType<Standing.Connected>(Instance.Standing);
        return plan;
    }

    /// <summary>Lets so many seconds pass, and what happens within them happen.</summary>
    public async Task PassAsync(double seconds)
    {
        for (var end = Clock.Now + seconds; Clock.Now < end - 1e-9;)
        {
            await StepAsync();
        }
    }

    /// <summary>Lets time pass until something is so.</summary>
    public async Task UntilAsync(Func<bool> condition)
    {
        for (var end = Clock.Now + 120; !condition();)
        {
            Assert.True(Clock.Now < end, "It does not come.");
            await StepAsync();
        }
    }

    public Task CutOffAsync() => UntilAsync(() => Instance.Standing is Standing.CutOff);

    /// <summary>More calls than a test will see the end of.</summary>
    public static void CallForEver(SharedPlan plan)
    {
        for (var call = 0; call < 3000; call++)
        {
            _ = AskAsync(plan, patience: 86_400);
        }
    }

    public static long Granted(SharedPlan plan) => plan.GetStatistics().TotalSuccessfulLeases;

    public static Task<RateLimitLease> AskAsync(SharedPlan plan, double patience = 60, bool atHead = false, CancellationToken cancellationToken = default) =>
        plan.AcquireAsync(TimeSpan.FromSeconds(patience), atHead, cancellationToken).AsTask();

    public static TimeSpan WaitOf(RateLimitLease lease) => lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : throw new InvalidOperationException("It was granted.");

    public ValueTask DisposeAsync() => Instance.DisposeAsync();

    // Away from the test's own context, what waits for the clock goes on within its move.
    private Task StepAsync() => Task.Run(() => Time.Advance(Step));
}
