namespace ServiceApi.Client.Models;

/// <summary>The times that appointments can be made for.</summary>
public sealed record AppointmentSlotReport : ServiceModel
{
    /// <summary>What the slots are derived from.</summary>
    public SchedulingType? SchedulingType { get; init; }

    /// <summary>Where the slots begin.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>Where the slots end.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>The slots.</summary>
    public IReadOnlyList<AppointmentSlot>? AppointmentSlots { get; init; }
}
