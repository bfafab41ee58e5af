namespace ServiceApi.Client.Models;

/// <summary>An appointment to perform a service.</summary>
public sealed record Appointment : ServiceModel
{
    /// <summary>The appointment's id, 5 to 100 characters.</summary>
    public string? AppointmentId { get; init; }

    /// <summary>Where the appointment stands.</summary>
    public AppointmentStatus? AppointmentStatus { get; init; }

    /// <summary>When it is to take place.</summary>
    public AppointmentTime? AppointmentTime { get; init; }

    /// <summary>Who is to perform the service.</summary>
    public IReadOnlyList<Technician>? AssignedTechnicians { get; init; }

    /// <summary>The id of the other appointment, where one was rescheduled.</summary>
    public string? RescheduledAppointmentId { get; init; }

    /// <summary>The proof that the appointment took place.</summary>
    public Poa? Poa { get; init; }
}
