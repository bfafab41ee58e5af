using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Models;

/// <summary>The answer to getAppointmentSlots and getAppointmmentSlotsByJobId.</summary>
public sealed record GetAppointmentSlotsResponse : ServiceModel, IResponseEnvelope
{
    /// <summary>The slots.</summary>
    public AppointmentSlotReport? Payload { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<ServiceError>? Errors { get; init; }

    bool? IResponseEnvelope.HasResult => Payload is not null;
}
