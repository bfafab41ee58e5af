using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Models;

/// <summary>Capacity that is taken away from a resource. The answer to one that was made or changed may have its id alone.</summary>
public sealed record Reservation : ServiceModel, IHasLimits
{
    /// <summary>The reservation's id. The service takes a reservation that has one for a change, and one without for a new one.</summary>
    public string? ReservationId { get; init; }

    /// <summary>Why the capacity is taken away. Must be given in requests.</summary>
    public ReservationType? Type { get; init; }

    /// <summary>When, and how much of it. Must be given in requests.</summary>
    public AvailabilityRecord? Availability { get; init; }

    void IHasLimits.Check(LimitCheck check, string member)
    {
        check.Given(Type, $"{member}.{nameof(Type)}");
        check.Value(Type, $"{member}.{nameof(Type)}");
        check.Part(Availability, $"{member}.{nameof(Availability)}");
    }
}
