namespace ServiceApi.Client.Models;

/// <summary>A resource's capacity of one type.</summary>
public sealed record RangeCapacity : ServiceModel
{
    /// <summary>The type of capacity.</summary>
    public CapacityType? CapacityType { get; init; }

    /// <summary>The slots.</summary>
    public IReadOnlyList<RangeSlot>? Slots { get; init; }
}
