namespace ServiceApi.Client.Models;

/// <summary>What became of a reservation that was to be changed.</summary>
public sealed record UpdateReservationRecord : ServiceModel
{
    /// <summary>The reservation: its id when it was changed, otherwise as it was sent.</summary>
    public Reservation? Reservation { get; init; }

    /// <summary>The warnings; null when there are none.</summary>
    public IReadOnlyList<ServiceWarning>? Warnings { get; init; }

    /// <summary>The errors; null when there are none.</summary>
    public IReadOnlyList<ServiceError>? Errors { get; init; }
}
