namespace ServiceApi.Client.Models;

/// <summary>The proof of an appointment: that it took place, when, and who came.</summary>
public sealed record Poa : ServiceModel
{
    /// <summary>When the appointment took place.</summary>
    public AppointmentTime? AppointmentTime { get; init; }

    /// <summary>Who performed the service.</summary>
    public IReadOnlyList<Technician>? Technicians { get; init; }

    /// <summary>The id of the technician who uploaded the proof, in capital letters and digits.</summary>
    public string? UploadingTechnician { get; init; }

    /// <summary>When the proof was uploaded.</summary>
    public DateTimeOffset? UploadTime { get; init; }

    /// <summary>What kind of document it is.</summary>
    public PoaType? PoaType { get; init; }
}
