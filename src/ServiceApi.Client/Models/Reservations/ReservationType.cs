using System.Text.Json.Serialization;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Serialization;

namespace ServiceApi.Client.Models;

/// <summary>Why a reservation takes a resource's capacity away.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<ReservationType>))]
public readonly partial struct ReservationType : IOpenEnum<ReservationType>
{
    /// <summary>An appointment.</summary>
    public const string Appointment = "APPOINTMENT";

    /// <summary>Technicians are on the road.</summary>
    public const string Travel = "TRAVEL";

    /// <summary>Technicians are on vacation.</summary>
    public const string Vacation = "VACATION";

    /// <summary>Technicians have a break.</summary>
    public const string Break = "BREAK";

    /// <summary>Technicians are being trained.</summary>
    public const string Training = "TRAINING";
}
