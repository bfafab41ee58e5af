using ServiceApi.Client.Models;

namespace ServiceApi.Client;

/// <summary>Reservations, which take capacity away from a resource.</summary>
public interface IReservationsClient
{
    /// <summary>Makes a reservation (<c>createReservation</c>).</summary>
    /// <param name="marketplaceId">The id of the marketplace in which the resource works.</param>
    /// <param name="request">The resource and the reservation, which must not have an id yet: with one, the service would change that reservation.</param>
    /// <param name="options">What is different for this call; null for nothing.</param>
    /// <param name="cancellationToken">Ends the call at any point.</param>
    /// <returns>The answer: the new id when it was made, otherwise the reservation with its errors and warnings.</returns>
    /// <exception cref="ArgumentException">An argument is outside its limits.</exception>
    /// <exception cref="ServiceApiException">
    /// The call failed; the type says how. It is never sent again after a broken connection: with
    /// <see cref="ServiceApiException.OutcomeUnknown"/> it may have been carried out nevertheless.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller cancelled. What was sent by then may be carried out nevertheless.</exception>
    Task<CreateReservationResponse> CreateAsync(string marketplaceId, CreateReservationRequest request, CallOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Changes a reservation (<c>updateReservation</c>).</summary>
    /// <param name="reservationId">The reservation's id, 1 to 100 characters. It is written into the body as well.</param>
    /// <param name="marketplaceId">The id of the marketplace in which the resource works.</param>
    /// <param name="request">The resource, and what the reservation is to be.</param>
    /// <param name="options">What is different for this call; null for nothing.</param>
    /// <param name="cancellationToken">Ends the call at any point.</param>
    /// <returns>The answer: the id when it was changed, otherwise the reservation with its errors and warnings.</returns>
    /// <exception cref="ArgumentException">An argument is outside its limits, or the reservation in the request has another id.</exception>
    /// <exception cref="ServiceApiException">The call failed; the type says how.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled. What was sent by then may be carried out nevertheless.</exception>
    Task<UpdateReservationResponse> UpdateAsync(string reservationId, string marketplaceId, UpdateReservationRequest request, CallOptions? options = null, CancellationToken cancellationToken = default);

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
