namespace ServiceApi.Client.Benchmarks.Calls.Plain;

internal sealed class Appointment
{
    public string? AppointmentId { get; set; }

    public AppointmentStatus? AppointmentStatus { get; set; }

    public AppointmentTime? AppointmentTime { get; set; }

    public List<Technician>? AssignedTechnicians { get; set; }

    public string? RescheduledAppointmentId { get; set; }

    public Poa? Poa { get; set; }
}

internal sealed class AppointmentTime
{
    public DateTimeOffset? StartTime { get; set; }

    public int? DurationInMinutes { get; set; }
}

internal sealed class Technician
{
    public string? TechnicianId { get; set; }

    public string? Name { get; set; }
}

internal sealed class Poa
{
    public AppointmentTime? AppointmentTime { get; set; }

    public List<Technician>? Technicians { get; set; }

    public string? UploadingTechnician { get; set; }

    public DateTimeOffset? UploadTime { get; set; }

    public PoaType? PoaType { get; set; }
}
