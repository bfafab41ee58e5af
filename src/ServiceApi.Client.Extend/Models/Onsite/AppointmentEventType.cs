using System.Text.Json.Serialization;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Serialization;

namespace ServiceApi.Client.Extend;

/// <summary>What became of an appointment.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<AppointmentEventType>))]
public readonly partial struct AppointmentEventType : IOpenEnum<AppointmentEventType>
{
    /// <summary>It was made.</summary>
    public const string Scheduled = "scheduled";

    /// <summary>It was moved to another time.</summary>
    public const string Rescheduled = "rescheduled";

    /// <summary>It was called off.</summary>
    public const string Cancelled = "cancelled";
}
