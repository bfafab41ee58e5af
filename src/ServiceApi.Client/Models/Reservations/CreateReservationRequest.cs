using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Models;

/// <summary>The body of createReservation.</summary>
public sealed record CreateReservationRequest : IValidatable
{
    /// <summary>The id of the resource, or store.</summary>
    public required string ResourceId { get; init; }

    /// <summary>The reservation, without an id: with one, the service would change another reservation.</summary>
    public required ReservationInput Reservation { get; init; }

    void IValidatable.Validate(string parameterName)
    {
        var check = new LimitCheck(parameterName);
        check.Text(ResourceId, nameof(ResourceId), TextRule.Given);
        check.Part(Reservation, nameof(Reservation));
        check.That(Reservation?.ReservationId is null, $"{nameof(Reservation)}.{nameof(ReservationInput.ReservationId)}", "not be given: the service would change that reservation");
        check.ThrowIfAny();
    }
}
