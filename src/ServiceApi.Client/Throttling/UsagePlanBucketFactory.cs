using System.Threading.RateLimiting;

namespace ServiceApi.Client.Throttling;

/// <summary>Buckets within this process.</summary>
internal sealed class UsagePlanBucketFactory(TimeProvider time) : IUsagePlanLimiterFactory
{
    public RateLimiter Create(UsagePlanScope scope) =>
        new UsagePlanBucket(scope.UsagePlan, scope.IsRateCeiling, scope.InitialPermits, time);
}
