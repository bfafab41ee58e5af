using System.Text.Json.Serialization;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Serialization;

namespace ServiceApi.Client.Models;

/// <summary>What the offered appointment slots are derived from.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<SchedulingType>))]
public readonly partial struct SchedulingType : IOpenEnum<SchedulingType>
{
    /// <summary>The capacity that the inventory system holds.</summary>
    public const string RealTimeScheduling = "REAL_TIME_SCHEDULING";

    /// <summary>The working hours that the seller has set.</summary>
    public const string NonRealTimeScheduling = "NON_REAL_TIME_SCHEDULING";
}
