namespace ServiceApi.Client.Models;

/// <summary>What there is to know about resources that were assigned to an appointment.</summary>
public sealed record AssignAppointmentResourcesPayload : ServiceModel
{
    /// <summary>The warnings; null when there are none.</summary>
    public IReadOnlyList<ServiceWarning>? Warnings { get; init; }
}
