using System.Threading.RateLimiting;
using ServiceApi.Client.Throttling;

namespace ServiceApi.Client.Acceptance.Tests;

/// <summary>No usage plan at all, for tests that send more than any plan allows and are about something else.</summary>
internal sealed class Unlimited : UsagePlanLimiter, IUsagePlanLimiterFactory
{
    public override TimeSpan? IdleDuration => null;

    public RateLimiter Create(UsagePlanScope scope) => new Unlimited();

    public override ValueTask<RateLimitLease> AcquireAsync(TimeSpan maxWait, bool atHead, CancellationToken cancellationToken) => new(new Lease());

    public override void Return(RateLimitLease lease)
    {
    }

    public override void Penalize(TimeSpan delay)
    {
    }

    public override void UpdateRate(double ratePerSecond)
    {
    }

    public override RateLimiterStatistics? GetStatistics() => null;

    protected override RateLimitLease AttemptAcquireCore(int permitCount) => new Lease();

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) => new(new Lease());

    private sealed class Lease : RateLimitLease
    {
        public override bool IsAcquired => true;

        public override IEnumerable<string> MetadataNames => [];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = null;
            return false;
        }
    }
}
