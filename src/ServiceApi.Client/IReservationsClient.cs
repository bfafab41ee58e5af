namespace ServiceApi.Client;

/// <summary>Reservations, which take capacity away from a resource.</summary>
public interface IReservationsClient
{
    /// <summary>Cancels a reservation (<c>cancelReservation</c>).</summary>
    /// <param name="reservationId">The reservation's id, 1 to 100 characters.</param>
    /// <param name="marketplaceId">The id of the marketplace in which the resource works.</param>
    /// <param name="options">What is different for this call; null for nothing.</param>
    /// <param name="cancellationToken">Ends the call at any point.</param>
    /// <returns>A task that ends with the call.</returns>
    /// <exception cref="ArgumentException">An argument is outside its limits.</exception>
    /// <exception cref="ServiceApiException">
    /// The call failed; the type says how. A <see cref="ServiceApiNotFoundException"/> with <see cref="ServiceApiException.OutcomeUnknown"/>
    /// may mean that an earlier try has cancelled it.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller cancelled. What was sent by then may be carried out nevertheless.</exception>
    Task CancelAsync(string reservationId, string marketplaceId, CallOptions? options = null, CancellationToken cancellationToken = default);
}
