using System.Text.Json.Serialization;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Serialization;

namespace ServiceApi.Client.Models;

/// <summary>Where an item that belongs to a service job stands.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<ItemStatus>))]
public readonly partial struct ItemStatus : IOpenEnum<ItemStatus>
{
    /// <summary>The item has not been shipped yet.</summary>
    public const string Active = "ACTIVE";

    /// <summary>The item was cancelled.</summary>
    public const string Cancelled = "CANCELLED";

    /// <summary>The item is on its way.</summary>
    public const string Shipped = "SHIPPED";

    /// <summary>The item has arrived.</summary>
    public const string Delivered = "DELIVERED";
}
