using System.Text.Json.Serialization;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Serialization;

namespace ServiceApi.Client.Extend;

/// <summary>What a contact with the customer was about.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<CustomerContactEventType>))]
public readonly partial struct CustomerContactEventType : IOpenEnum<CustomerContactEventType>
{
    /// <summary>The customer was reminded of an appointment.</summary>
    public const string AppointmentReminder = "appointment_reminder";

    /// <summary>An appointment was to be made, which did not succeed.</summary>
    public const string ScheduleAttemptFailure = "schedule_attempt_failure";

    /// <summary>An appointment was asked for.</summary>
    public const string AppointmentRequested = "appointment_requested";

    /// <summary>The appointment that was asked for is confirmed.</summary>
    public const string AppointmentRequestConfirmed = "appointment_request_confirmed";
}
