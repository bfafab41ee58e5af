namespace ServiceApi.Client.Extend;

/// <summary>An appointment was made, moved or called off.</summary>
public sealed record AppointmentSchedulingEvent() : OnsiteEvent("appointment_scheduling")
{
    /// <summary>What became of the appointment.</summary>
    public AppointmentEventType? AppointmentEventType { get; init; }

    /// <summary>When the appointment is.</summary>
    public DateTimeOffset? AppointmentDate { get; init; }
}
