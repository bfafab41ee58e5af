using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Models;

/// <summary>A reservation that is to be made or changed.</summary>
public sealed record ReservationInput : IHasLimits
{
    /// <summary>The id of the reservation that is to be changed; null for one that is to be made. The facade sets it.</summary>
    public string? ReservationId { get; init; }

    /// <summary>What the resource is taken for.</summary>
    public required ReservationType Type { get; init; }

    /// <summary>When it is taken, and how much of it.</summary>
    public required AvailabilityInput Availability { get; init; }

    void IHasLimits.Check(LimitCheck check, string member)
    {
        check.Value<ReservationType>(Type, $"{member}.{nameof(Type)}");
        check.Part(Availability, $"{member}.{nameof(Availability)}");
    }
}
