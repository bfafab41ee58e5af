using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Models;

/// <summary>The answer to createReservation.</summary>
public sealed record CreateReservationResponse : ServiceModel, IResponseEnvelope
{
    /// <summary>The new reservation's id, or what is wrong with the reservation. Its errors are data.</summary>
    public CreateReservationRecord? Payload { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<ServiceError>? Errors { get; init; }

    bool? IResponseEnvelope.HasResult => Payload is not null;
}
