namespace ServiceApi.Client.Models;

/// <summary>Capacity that is taken away from a resource. The answer to one that was made or changed may have its id alone.</summary>
public sealed record Reservation : ServiceModel
{
    /// <summary>The reservation's id. The service takes a reservation that has one for a change, and one without for a new one.</summary>
    public string? ReservationId { get; init; }

    /// <summary>Why the capacity is taken away.</summary>
    public ReservationType? Type { get; init; }

    /// <summary>When, and how much of it.</summary>
    public AvailabilityRecord? Availability { get; init; }
}
