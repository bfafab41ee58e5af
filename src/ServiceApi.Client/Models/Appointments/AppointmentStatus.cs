using System.Text.Json.Serialization;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Serialization;

namespace ServiceApi.Client.Models;

/// <summary>Where an appointment stands.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<AppointmentStatus>))]
public readonly partial struct AppointmentStatus : IOpenEnum<AppointmentStatus>
{
    /// <summary>The appointment is to take place.</summary>
    public const string Active = "ACTIVE";

    /// <summary>The appointment was cancelled.</summary>
    public const string Cancelled = "CANCELLED";

    /// <summary>The appointment took place.</summary>
    public const string Completed = "COMPLETED";
}
