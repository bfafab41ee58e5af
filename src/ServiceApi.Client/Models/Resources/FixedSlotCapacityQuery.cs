using System.Text.Json.Serialization;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Serialization;

namespace ServiceApi.Client.Models;

/// <summary>The body of getFixedSlotCapacity: which capacity, for which time, in slots of which length.</summary>
public sealed record FixedSlotCapacityQuery : IValidatable
{
    /// <inheritdoc cref="RangeSlotCapacityQuery.CapacityTypes"/>
    public IReadOnlyList<CapacityType>? CapacityTypes { get; init; }

    /// <summary>The length of a slot in minutes: 5 to 360, and a multiple of 5.</summary>
    /// <value>When left out, the service decides.</value>
    public int? SlotDuration { get; init; }

    /// <inheritdoc cref="RangeSlotCapacityQuery.StartDateTime"/>
    [JsonConverter(typeof(UtcDateTimeConverter))]
    public required DateTimeOffset StartDateTime { get; init; }

    /// <inheritdoc cref="RangeSlotCapacityQuery.EndDateTime"/>
    [JsonConverter(typeof(UtcDateTimeConverter))]
    public required DateTimeOffset EndDateTime { get; init; }

    void IValidatable.Validate(string parameterName)
    {
        var check = new LimitCheck(parameterName);
        check.Values(CapacityTypes, nameof(CapacityTypes));
        check.That(SlotDuration is null or (>= 5 and <= 360) && SlotDuration.GetValueOrDefault() % 5 == 0, nameof(SlotDuration), "be a multiple of 5 from 5 to 360");
        check.ThrowIfAny();
    }
}
