using System.Text.Json.Serialization;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Serialization;

namespace ServiceApi.Client.Extend;

/// <summary>How an order ended.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<ResolutionType>))]
public readonly partial struct ResolutionType : IOpenEnum<ResolutionType>
{
    /// <summary>It was closed.</summary>
    public const string Closed = "closed";

    /// <summary>What was ordered is done.</summary>
    public const string Fulfilled = "fulfilled";
}
