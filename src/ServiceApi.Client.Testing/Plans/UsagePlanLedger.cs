using System.Collections.Concurrent;
using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Testing;

/// <summary>What is left of each account's usage plans: a bucket for each operation.</summary>
internal sealed class UsagePlanLedger(ServiceApiSandboxOptions options)
{
    private static readonly UsagePlan SandboxPlan = new(ratePerSecond: 5, burst: 15);
    private readonly ConcurrentDictionary<(object Account, string OperationId), TokenBucket> _buckets = new();

    /// <summary>The plan in force; null when the operation is not throttled.</summary>
    public UsagePlan? PlanOf(Operation operation) =>
        options.UsagePlans.GetValueOrDefault(operation.Id)
        ?? (options.UseAmazonSandboxPlan && operation.UsagePlan is not null ? SandboxPlan : operation.UsagePlan);

    /// <summary>The buckets as they are now, by operation and account.</summary>
    public IReadOnlyList<SandboxBucket> Read() =>
    [
        .. _buckets
            .Select(bucket => bucket.Value.Read(bucket.Key.Account, bucket.Key.OperationId))
            .OrderBy(bucket => bucket.OperationId, StringComparer.Ordinal)
            .ThenBy(bucket => bucket.Account?.ClientId ?? bucket.ExtendAccount?.ClientId, StringComparer.Ordinal),
    ];

    public bool TryTake(object account, Operation operation) =>
        PlanOf(operation) is not { } plan
        || _buckets.GetOrAdd((account, operation.Id), _ => new TokenBucket(plan, options.TimeProvider)).TryTake();
}
