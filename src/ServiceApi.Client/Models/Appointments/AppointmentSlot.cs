namespace ServiceApi.Client.Models;

/// <summary>A window of time that an appointment can be made for.</summary>
public sealed record AppointmentSlot : ServiceModel
{
    /// <summary>When the window begins.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>When the window ends.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>How many resources are free in it; 0 or more.</summary>
    public int? Capacity { get; init; }
}
