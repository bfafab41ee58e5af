using System.Diagnostics.CodeAnalysis;
using System.Threading.RateLimiting;

namespace ServiceApi.Client.PostgreSql.Plans;

/// <summary>No permit: the wait for it would have been too long.</summary>
internal sealed class RefusedPermit(double seconds) : RateLimitLease
{
    private const double LongestWait = 1e9; // seconds; whatever is longer is beyond use

    private readonly TimeSpan _wait = TimeSpan.FromSeconds(Math.Clamp(seconds, 0, LongestWait));

    public override bool IsAcquired => false;

    public override IEnumerable<string> MetadataNames => [MetadataName.RetryAfter.Name];

    public override bool TryGetMetadata(string metadataName, [NotNullWhen(true)] out object? metadata)
    {
        metadata = metadataName == MetadataName.RetryAfter.Name ? _wait : null;
        return metadata is not null;
    }
}
