using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Models;

/// <summary>The body of updateReservation.</summary>
public sealed record UpdateReservationRequest : IValidatable
{
    /// <summary>The id of the resource, or store.</summary>
    public required string ResourceId { get; init; }

    /// <summary>The reservation as it is to be, with its id: without one, the service would make a new reservation.</summary>
    public required ReservationInput Reservation { get; init; }

    void IValidatable.Validate(string parameterName)
    {
        var check = new LimitCheck(parameterName);
        check.Text(ResourceId, nameof(ResourceId), TextRule.Given);
        check.Part(Reservation, nameof(Reservation));
        check.That(Reservation is null || !string.IsNullOrEmpty(Reservation.ReservationId), $"{nameof(Reservation)}.{nameof(ReservationInput.ReservationId)}", "be given: without it the service would make another reservation");
        check.ThrowIfAny();
    }
}
