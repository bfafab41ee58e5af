using System.Diagnostics.CodeAnalysis;
using System.Threading.RateLimiting;

namespace ServiceApi.Client.PostgreSql.Plans;

/// <summary>Leave to send one request. Nothing has to be told of it afterwards: it counts as spent from its instant on.</summary>
internal sealed class SharedPermit(SharedPlan owner, Turn turn) : RateLimitLease
{
    private Turn? _turn = turn;

    public override bool IsAcquired => true;

    public override IEnumerable<string> MetadataNames => [];

    public bool IsOf(SharedPlan plan) => owner == plan;

    /// <summary>Takes the permit out of the lease, once.</summary>
    public Turn? TakeBack()
    {
        var taken = _turn;
        _turn = null;
        return taken;
    }

    public override bool TryGetMetadata(string metadataName, [NotNullWhen(true)] out object? metadata)
    {
        metadata = null;
        return false;
    }
}
