namespace ServiceApi.Client.Extend;

/// <summary>The repair is done.</summary>
public sealed record RepairCompletedEvent() : DepotEvent("repair_completed")
{
    /// <summary>When it was done.</summary>
    public DateTimeOffset? RepairCompletedAt { get; init; }

    /// <summary>What was done.</summary>
    public string? RepairExplanation { get; init; }
}
