using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Tests.OwnOperations;

/// <summary>Operations that the client does not have, as an app declares them.</summary>
public interface IOrdersApi
{
    [Get("/orders/v0/orders/{orderId}"), UsagePlan(ratePerSecond: 0.5, burst: 2)]
    Task<GetOrderResponse> GetOrderAsync(string orderId, CancellationToken cancellationToken = default);

    [Post("/orders/v0/orders/{orderId}/shipment")]
    Task UpdateShipmentStatusAsync(string orderId, [Body] UpdateShipmentStatusRequest body, CancellationToken cancellationToken = default);

    [Get("/orders/v0/orders")]
    Task<RawResponse> GetOrdersAsync([AliasAs("MarketplaceIds")] string marketplaceId, CancellationToken cancellationToken = default);
}

/// <summary>A contract whose operation has the id of one that the client has.</summary>
internal interface IClashingApi
{
    [Get("/orders/v0/jobs")]
    Task<RawResponse> GetServiceJobsAsync(CancellationToken cancellationToken = default);
}

/// <summary>An interface for which the generator writes nothing.</summary>
internal interface INoContract;
