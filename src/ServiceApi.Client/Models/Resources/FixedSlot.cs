namespace ServiceApi.Client.Models;

/// <summary>A resource's capacity in a slot. It has those members that were asked for.</summary>
public sealed record FixedSlot : ServiceModel
{
    /// <summary>When the slot begins, to the second.</summary>
    public DateTimeOffset? StartDateTime { get; init; }

    /// <summary>All that the resource's schedule provides.</summary>
    public int? ScheduledCapacity { get; init; }

    /// <summary>What reservations can still take.</summary>
    public int? AvailableCapacity { get; init; }

    /// <summary>What Amazon's jobs, appointments and orders have taken.</summary>
    public int? EncumberedCapacity { get; init; }

    /// <summary>What breaks, leave and the like have taken.</summary>
    public int? ReservedCapacity { get; init; }
}
