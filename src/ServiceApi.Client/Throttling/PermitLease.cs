using System.Diagnostics.CodeAnalysis;
using System.Threading.RateLimiting;

namespace ServiceApi.Client.Throttling;

/// <summary>The answer to a request for one permit: granted, or the wait that was too long.</summary>
internal sealed class PermitLease : RateLimitLease
{
    private readonly TimeSpan? _retryAfter;

    private PermitLease(TimeSpan? retryAfter) => _retryAfter = retryAfter;

    public static PermitLease Granted { get; } = new(null);

    public override bool IsAcquired => _retryAfter is null;

    public override IEnumerable<string> MetadataNames => IsAcquired ? [] : [MetadataName.RetryAfter.Name];

    public static PermitLease Refused(TimeSpan retryAfter) => new(retryAfter);

    public override bool TryGetMetadata(string metadataName, [NotNullWhen(true)] out object? metadata)
    {
        metadata = metadataName == MetadataName.RetryAfter.Name ? _retryAfter : null;
        return metadata is not null;
    }
}
