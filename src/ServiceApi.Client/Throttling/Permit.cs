using System.Diagnostics.CodeAnalysis;
using System.Threading.RateLimiting;

namespace ServiceApi.Client.Throttling;

/// <summary>Leave to send one request.</summary>
internal sealed class Permit(UsagePlanBucket owner) : RateLimitLease
{
    /// <summary>When it was granted, in its owner's seconds.</summary>
    public double GrantedAt { get; set; }

    /// <summary>Whether an answer had come just before, so that a connection was open.</summary>
    public bool FollowsAnswer { get; set; }

    /// <summary>Its place among those that are under way; guarded by the owner's lock.</summary>
    public Permit? Older { get; set; }

    public Permit? Younger { get; set; }

    /// <summary>Whether its request may still be on its way to the service, for all that is known.</summary>
    public bool IsUnderWay { get; set; }

    public override bool IsAcquired => true;

    public override IEnumerable<string> MetadataNames => [];

    public bool IsOf(UsagePlanBucket bucket) => owner == bucket;

    public override bool TryGetMetadata(string metadataName, [NotNullWhen(true)] out object? metadata)
    {
        metadata = null;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (IsUnderWay)
        {
            owner.End(this);
        }

        base.Dispose(disposing);
    }
}
