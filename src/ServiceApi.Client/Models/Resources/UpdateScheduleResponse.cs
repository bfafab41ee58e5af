using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Models;

/// <summary>The answer to updateSchedule.</summary>
public sealed record UpdateScheduleResponse : ServiceModel, IResponseEnvelope
{
    /// <summary>The parts of the schedule that the service refused or warns of. Their errors are data: the other parts were taken.</summary>
    public IReadOnlyList<UpdateScheduleRecord>? Payload { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<ServiceError>? Errors { get; init; }

    bool? IResponseEnvelope.HasResult => Payload is { Count: > 0 } ? true : null;
}
