using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Models;

/// <summary>A resource, such as a technician, that performs the work of an appointment.</summary>
public sealed record AppointmentResource : IHasLimits
{
    /// <summary>The resource's id.</summary>
    public required string ResourceId { get; init; }

    void IHasLimits.Check(LimitCheck check, string member) =>
        check.Text(ResourceId, $"{member}.{nameof(ResourceId)}", TextRule.Given);
}
