namespace ServiceApi.Client.Extend;

/// <summary>Something happened to the parts that the repair needs.</summary>
public sealed record PartManagementEvent() : OnsiteEvent("part_management")
{
    /// <summary>What happened to them.</summary>
    public PartManagementEventType? PartManagementEventType { get; init; }
}
