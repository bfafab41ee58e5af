using System.Text.Json.Serialization;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Models;

namespace ServiceApi.Client.Tests.OwnOperations;

public sealed record Order
{
    public string? AmazonOrderId { get; init; }

    public DateTimeOffset? PurchaseDate { get; init; }
}

public sealed record GetOrderResponse : IResponseEnvelope
{
    [JsonPropertyName("payload")]
    public Order? Payload { get; init; }

    [JsonIgnore]
    public IReadOnlyList<ServiceError>? Errors { get; init; }

    [JsonIgnore]
    public bool? HasResult => Payload is not null;
}

public sealed record UpdateShipmentStatusRequest
{
    public required string ShipmentStatus { get; init; }

    public string? Remark { get; init; }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetOrderResponse))]
[JsonSerializable(typeof(UpdateShipmentStatusRequest))]
internal sealed partial class OrdersJson : JsonSerializerContext;
