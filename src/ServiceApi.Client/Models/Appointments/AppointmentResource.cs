using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Models;

/// <summary>A resource, such as a technician, that performs the work of an appointment.</summary>
public sealed record AppointmentResource : IHasLimits
{
    /// <summary>The resource's id. The contract does not require it, the service does.</summary>
    public string? ResourceId { get; init; }

    void IHasLimits.Check(LimitCheck check, string member) =>
        check.That(ResourceId is not "", $"{member}.{nameof(ResourceId)}", TextRule.Given.Words);
}
