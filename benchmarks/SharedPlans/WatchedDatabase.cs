using System.Collections.Concurrent;
using System.Diagnostics;
using ServiceApi.Client.PostgreSql.Database;
using ServiceApi.Client.PostgreSql.Plans;
using ServiceApi.Client.Throttling;

namespace ServiceApi.Client.Benchmarks.SharedPlans;

/// <summary>Measures what is asked for permits, from when a question is put to when its answer is there.</summary>
internal sealed class WatchedDatabase(IPlanDatabase database) : IPlanDatabase
{
    public ConcurrentQueue<double> Milliseconds { get; } = new();

    public async Task<PlanAnswer> ExchangeAsync(UsagePlanScope scope, double joinedAt, PlanQuestion question, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var answer = await database.ExchangeAsync(scope, joinedAt, question, cancellationToken);
        Milliseconds.Enqueue(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        return answer;
    }

    public Task<PlanAnswer> LookAsync(UsagePlanScope scope, double joinedAt, CancellationToken cancellationToken) => database.LookAsync(scope, joinedAt, cancellationToken);

    public Task<Report> ReportAsync(Guid instance, bool returns, double? saidAt, CancellationToken cancellationToken) => database.ReportAsync(instance, returns, saidAt, cancellationToken);

    public Task LeaveAsync(Guid instance, CancellationToken cancellationToken) => database.LeaveAsync(instance, cancellationToken);

    public Task CleanAsync(CancellationToken cancellationToken) => database.CleanAsync(cancellationToken);
}
