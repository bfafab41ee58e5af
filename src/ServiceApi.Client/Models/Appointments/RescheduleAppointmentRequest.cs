using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Models;

/// <summary>The body of rescheduleAppointmentForServiceJobByServiceJobId.</summary>
public sealed record RescheduleAppointmentRequest : IValidatable
{
    /// <summary>When the appointment is to take place instead.</summary>
    public required AppointmentTimeInput AppointmentTime { get; init; }

    /// <summary>The code of the reason why it is rescheduled. The contract does not list the codes.</summary>
    public required string RescheduleReasonCode { get; init; }

    void IValidatable.Validate(string parameterName)
    {
        var check = new LimitCheck(parameterName);
        check.Part(AppointmentTime, nameof(AppointmentTime));
        check.Text(RescheduleReasonCode, nameof(RescheduleReasonCode), TextRule.Given);
        check.ThrowIfAny();
    }
}
