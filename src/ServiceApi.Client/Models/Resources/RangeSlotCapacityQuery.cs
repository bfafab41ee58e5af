using System.Text.Json.Serialization;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Serialization;

namespace ServiceApi.Client.Models;

/// <summary>The body of getRangeSlotCapacity: which capacity, and for which time.</summary>
public sealed record RangeSlotCapacityQuery : IValidatable
{
    /// <summary>The types of capacity that are asked for.</summary>
    /// <value>When left out, <see cref="CapacityType.ScheduledCapacity"/>.</value>
    public IReadOnlyList<CapacityType>? CapacityTypes { get; init; }

    /// <summary>Where the slots begin. Any offset will do; it is sent in UTC.</summary>
    [JsonConverter(typeof(UtcDateTimeConverter))]
    public required DateTimeOffset StartDateTime { get; init; }

    /// <summary>Where the slots end. Any offset will do; it is sent in UTC.</summary>
    [JsonConverter(typeof(UtcDateTimeConverter))]
    public required DateTimeOffset EndDateTime { get; init; }

    void IValidatable.Validate(string parameterName)
    {
        var check = new LimitCheck(parameterName);
        check.Values(CapacityTypes, nameof(CapacityTypes));
        check.ThrowIfAny();
    }
}
