using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Models;

/// <summary>The body of updateSchedule.</summary>
public sealed record UpdateScheduleRequest : IValidatable
{
    /// <summary>The resource's usual working hours.</summary>
    public required IReadOnlyList<AvailabilityInput> Schedules { get; init; }

    void IValidatable.Validate(string parameterName)
    {
        var check = new LimitCheck(parameterName);
        check.Given(Schedules, nameof(Schedules));
        check.Parts(Schedules, nameof(Schedules));
        check.ThrowIfAny();
    }
}
