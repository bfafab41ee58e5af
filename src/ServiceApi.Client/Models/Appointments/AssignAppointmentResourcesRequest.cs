using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Models;

/// <summary>The body of assignAppointmentResources.</summary>
public sealed record AssignAppointmentResourcesRequest : IValidatable
{
    /// <summary>The resources that the appointment is to have, in the place of those it has. The service wants at least one.</summary>
    public required IReadOnlyList<AppointmentResource> Resources { get; init; }

    void IValidatable.Validate(string parameterName)
    {
        var check = new LimitCheck(parameterName);
        check.Given(Resources, nameof(Resources));
        check.Parts(Resources, nameof(Resources));
        check.ThrowIfAny();
    }
}
