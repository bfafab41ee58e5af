using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Models;

/// <summary>The answer to assignAppointmentResources.</summary>
public sealed record AssignAppointmentResourcesResponse : ServiceModel, IResponseEnvelope
{
    /// <summary>What there is to know about the assignment.</summary>
    public AssignAppointmentResourcesPayload? Payload { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<ServiceError>? Errors { get; init; }

    bool? IResponseEnvelope.HasResult => Payload is null ? null : true;
}
