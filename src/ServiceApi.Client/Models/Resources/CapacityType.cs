using System.Text.Json.Serialization;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Serialization;

namespace ServiceApi.Client.Models;

/// <summary>Which part of a resource's capacity is meant.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<CapacityType>))]
public readonly partial struct CapacityType : IOpenEnum<CapacityType>
{
    /// <summary>All that the resource's schedule provides.</summary>
    public const string ScheduledCapacity = "SCHEDULED_CAPACITY";

    /// <summary>What reservations can still take.</summary>
    public const string AvailableCapacity = "AVAILABLE_CAPACITY";

    /// <summary>What Amazon's jobs, appointments and orders have taken.</summary>
    public const string EncumberedCapacity = "ENCUMBERED_CAPACITY";

    /// <summary>What breaks, leave and the like have taken.</summary>
    public const string ReservedCapacity = "RESERVED_CAPACITY";
}
