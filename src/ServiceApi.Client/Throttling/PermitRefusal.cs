using System.Diagnostics.CodeAnalysis;
using System.Threading.RateLimiting;

namespace ServiceApi.Client.Throttling;

/// <summary>No permit: the wait for it would have been too long.</summary>
internal sealed class PermitRefusal(TimeSpan wait) : RateLimitLease
{
    private const double LongestWait = 1e9; // seconds; whatever is longer is beyond use

    public override bool IsAcquired => false;

    public override IEnumerable<string> MetadataNames => [MetadataName.RetryAfter.Name];

    public static PermitRefusal After(double seconds) => new(TimeSpan.FromSeconds(Math.Clamp(seconds, 0, LongestWait)));

    public override bool TryGetMetadata(string metadataName, [NotNullWhen(true)] out object? metadata)
    {
        metadata = metadataName == MetadataName.RetryAfter.Name ? wait : null;
        return metadata is not null;
    }
}
