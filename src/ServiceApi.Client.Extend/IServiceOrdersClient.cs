namespace ServiceApi.Client.Extend;

/// <summary>Service orders: the repairs that Extend has assigned to the servicer.</summary>
public interface IServiceOrdersClient
{
    /// <summary>Reports one step of a repair (<c>POST /service-orders/{serviceOrderId}/update-repair</c>).</summary>
    /// <param name="serviceOrderId">The service order's id. It must have been accepted, and not be closed.</param>
    /// <param name="repairEvent">What happened.</param>
    /// <param name="options">What is different for this call.</param>
    /// <param name="cancellationToken">Ends the call at any point.</param>
    /// <returns>The answer as it came: Extend does not document what it holds.</returns>
    /// <remarks>
    /// Sent again after 429 and 503, and once with a new token after a refusal of the token, all of which say that nothing was
    /// recorded. After a broken connection, a time limit, 500, 502 or 504 the call fails, and
    /// <see cref="ServiceApiException.OutcomeUnknown"/> says whether Extend may have recorded the event: sent once more, it could
    /// stand there twice.
    /// </remarks>
    /// <exception cref="ArgumentException">The id is empty, or the event cannot be sent as it is; the message says why.</exception>
    /// <exception cref="ServiceApiConflictException">The order has not been accepted, or is closed (409).</exception>
    /// <exception cref="ServiceApiNotFoundException">There is no such order (404).</exception>
    /// <exception cref="ServiceApiUnauthorizedException">The key or token was refused (401, 403), or the order is not this account's (403).</exception>
    /// <exception cref="ServiceApiException">The call failed in another way; the type says how, and <see cref="ServiceApiException.Response"/> holds what Extend said.</exception>
    Task<RawResponse> UpdateRepairAsync(Guid serviceOrderId, RepairEvent repairEvent, CallOptions? options = null, CancellationToken cancellationToken = default);
}
