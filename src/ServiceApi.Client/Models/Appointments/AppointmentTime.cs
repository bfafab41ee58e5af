namespace ServiceApi.Client.Models;

/// <summary>A window of time for an appointment.</summary>
public sealed record AppointmentTime : ServiceModel
{
    /// <summary>When the window begins.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>How long the window is, in minutes; at least 1.</summary>
    public int? DurationInMinutes { get; init; }
}
