using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Models;

/// <summary>The answer to an appointment that was made or rescheduled.</summary>
public sealed record SetAppointmentResponse : ServiceModel, IResponseEnvelope
{
    /// <summary>The id of the new appointment, 5 to 100 characters. A rescheduled appointment has a new one, too.</summary>
    public string? AppointmentId { get; init; }

    /// <summary>What there is to know about the new appointment.</summary>
    public IReadOnlyList<ServiceWarning>? Warnings { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<ServiceError>? Errors { get; init; }

    bool? IResponseEnvelope.HasResult => !string.IsNullOrEmpty(AppointmentId);
}
