using System.Collections.Concurrent;
using System.Threading.RateLimiting;

namespace ServiceApi.Client.Throttling;

/// <summary>Buckets within this process. What they learn of the way to the service outlives them.</summary>
internal sealed class UsagePlanBucketFactory(TimeProvider time) : IUsagePlanLimiterFactory
{
    private readonly ConcurrentDictionary<(Uri Endpoint, string Operation), RoundTrips> _roundTrips = new();

    public RateLimiter Create(UsagePlanScope scope) =>
        new UsagePlanBucket(
            scope.UsagePlan,
            scope.IsRateCeiling,
            scope.InitialPermits,
            _roundTrips.GetOrAdd((scope.Endpoint, scope.Operation.Id), static _ => new()),
            time);
}
