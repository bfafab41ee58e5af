using System.Text.Json.Serialization;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Serialization;

namespace ServiceApi.Client.Models;

/// <summary>The kind of place where a service is performed.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<ServiceLocationType>))]
public readonly partial struct ServiceLocationType : IOpenEnum<ServiceLocationType>
{
    /// <summary>At the buyer's home.</summary>
    public const string InHome = "IN_HOME";

    /// <summary>In the provider's store.</summary>
    public const string InStore = "IN_STORE";

    /// <summary>Remotely.</summary>
    public const string Online = "ONLINE";
}
