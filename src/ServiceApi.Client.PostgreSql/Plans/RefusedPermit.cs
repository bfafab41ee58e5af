using System.Diagnostics.CodeAnalysis;
using System.Threading.RateLimiting;

namespace ServiceApi.Client.PostgreSql.Plans;

/// <summary>No permit: the wait for it would have been too long, or is not known.</summary>
/// <param name="seconds">The wait; 0 if it is not known, since the database has not told.</param>
internal sealed class RefusedPermit(double seconds) : RateLimitLease
{
    private const double LongestWait = 1e9; // seconds; whatever is longer is beyond use

    private readonly TimeSpan? _wait = seconds > 0 ? TimeSpan.FromSeconds(Math.Min(seconds, LongestWait)) : null;

    public override bool IsAcquired => false;

    public override IEnumerable<string> MetadataNames => _wait is null ? [] : [MetadataName.RetryAfter.Name];

    public override bool TryGetMetadata(string metadataName, [NotNullWhen(true)] out object? metadata)
    {
        metadata = metadataName == MetadataName.RetryAfter.Name ? _wait : null;
        return metadata is not null;
    }
}
