namespace ServiceApi.Client.Models;

/// <summary>A part of a schedule that the service refused or warns of.</summary>
public sealed record UpdateScheduleRecord : ServiceModel
{
    /// <summary>The part, as it was sent.</summary>
    public AvailabilityRecord? Availability { get; init; }

    /// <summary>The warnings; null when there are none.</summary>
    public IReadOnlyList<ServiceWarning>? Warnings { get; init; }

    /// <summary>The errors; null when there are none.</summary>
    public IReadOnlyList<ServiceError>? Errors { get; init; }
}
