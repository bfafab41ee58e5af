using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Models;

/// <summary>The answer to updateReservation.</summary>
public sealed record UpdateReservationResponse : ServiceModel, IResponseEnvelope
{
    /// <summary>The reservation's id, or what is wrong with the reservation. Its errors are data.</summary>
    public UpdateReservationRecord? Payload { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<ServiceError>? Errors { get; init; }

    bool? IResponseEnvelope.HasResult => Payload is not null;
}
