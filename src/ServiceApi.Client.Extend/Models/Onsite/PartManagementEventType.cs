using System.Text.Json.Serialization;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Serialization;

namespace ServiceApi.Client.Extend;

/// <summary>What happened to the parts that a repair needs.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<PartManagementEventType>))]
public readonly partial struct PartManagementEventType : IOpenEnum<PartManagementEventType>
{
    /// <summary>The repair needs parts.</summary>
    public const string PartsNeeded = "parts_needed";

    /// <summary>The parts are ordered.</summary>
    public const string PartsOrdered = "parts_ordered";

    /// <summary>The parts are on their way.</summary>
    public const string PartsShipped = "parts_shipped";

    /// <summary>The parts have arrived.</summary>
    public const string PartsDelivered = "parts_delivered";
}
