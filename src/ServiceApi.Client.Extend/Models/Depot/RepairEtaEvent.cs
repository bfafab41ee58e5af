namespace ServiceApi.Client.Extend;

/// <summary>It is known, or known better, when the repair will be done.</summary>
public sealed record RepairEtaEvent() : DepotEvent("repair_eta")
{
    /// <summary>Whether it will be done later than was said before.</summary>
    public bool? IsDelayed { get; init; }

    /// <summary>Why it will be later.</summary>
    public string? DelayReason { get; init; }

    /// <summary>When it is expected to be done.</summary>
    public DateTimeOffset? EstimatedRepairCompletionAt { get; init; }
}
