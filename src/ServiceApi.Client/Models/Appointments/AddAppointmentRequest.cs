using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Models;

/// <summary>The body of addAppointmentForServiceJobByServiceJobId.</summary>
public sealed record AddAppointmentRequest : IValidatable
{
    /// <summary>When the appointment is to take place.</summary>
    public required AppointmentTimeInput AppointmentTime { get; init; }

    void IValidatable.Validate(string parameterName)
    {
        var check = new LimitCheck(parameterName);
        check.Part(AppointmentTime, nameof(AppointmentTime));
        check.ThrowIfAny();
    }
}
