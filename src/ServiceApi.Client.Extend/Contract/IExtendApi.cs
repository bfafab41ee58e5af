using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Extend.Contract;

/// <summary>
/// The operations of Extend's API that report on service orders and verify its webhooks, as its reference has them. No usage
/// plan is documented for any of them, and their answers are given as they come.
/// </summary>
public interface IExtendApi
{
    /// <summary>Reports one step of a repair.</summary>
    /// <param name="serviceOrderId">The service order's id. It must have been accepted, and not be closed.</param>
    /// <param name="repairEvent">What happened.</param>
    /// <param name="cancellationToken">Ends the call at any point.</param>
    /// <returns>The answer.</returns>
    [Post("/service-orders/{serviceOrderId}/update-repair")]
    Task<RawResponse> UpdateRepairAsync(Guid serviceOrderId, [Body] RepairEvent repairEvent, CancellationToken cancellationToken = default);

    /// <summary>Gets the public key of Extend's webhooks that name no key.</summary>
    /// <param name="cancellationToken">Ends the call at any point.</param>
    /// <returns>The answer.</returns>
    [Get("/service-orders/public-key")]
    Task<RawResponse> GetPublicKeyAsync(CancellationToken cancellationToken = default);

    /// <summary>Gets the public keys of Extend's webhooks that name their key: a JSON Web Key Set.</summary>
    /// <param name="cancellationToken">Ends the call at any point.</param>
    /// <returns>The answer.</returns>
    [Get("/service-orders/oauth/keys")]
    Task<RawResponse> GetKeysAsync(CancellationToken cancellationToken = default);
}
