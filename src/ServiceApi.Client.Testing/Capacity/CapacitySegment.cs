namespace ServiceApi.Client.Testing;

/// <summary>A stretch of time in which capacity does not change.</summary>
internal sealed record CapacitySegment(DateTimeOffset Start, DateTimeOffset End, long Scheduled = 0, long Encumbered = 0, long Reserved = 0)
{
    public long Available => Math.Max(0, Scheduled - Encumbered - Reserved);
}
