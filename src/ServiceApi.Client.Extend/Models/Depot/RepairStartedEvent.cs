namespace ServiceApi.Client.Extend;

/// <summary>The repair has begun.</summary>
public sealed record RepairStartedEvent() : DepotEvent("repair_started")
{
    /// <summary>When it began.</summary>
    public DateTimeOffset? RepairStartedAt { get; init; }
}
