namespace ServiceApi.Client.Extend;

/// <summary>The device is on its way back.</summary>
public sealed record RepairShippedEvent() : DepotEvent("repair_shipped")
{
    /// <summary>When it was sent off.</summary>
    public DateTimeOffset? RepairShippedAt { get; init; }
}
