using ServiceApi.Client.Models;

namespace ServiceApi.Client.Clients;

internal sealed class ReservationsClient(ContractOfCall contract) : IReservationsClient
{
    public Task<CreateReservationResponse> CreateAsync(string marketplaceId, CreateReservationRequest request, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return contract.With(options).CreateReservationAsync(request, marketplaceId, cancellationToken);
    }

    public Task<UpdateReservationResponse> UpdateAsync(string reservationId, string marketplaceId, UpdateReservationRequest request, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Reservation?.ReservationId is { } id && id != reservationId)
        {
            throw new ArgumentException($"{nameof(request)}.Reservation.ReservationId must be left out or be the same as {nameof(reservationId)}.", nameof(request));
        }

        // The service takes a body without an id for a reservation that is to be made.
        var named = request.Reservation is { } reservation ? request with { Reservation = reservation with { ReservationId = reservationId } } : request;
        return contract.With(options).UpdateReservationAsync(reservationId, named, marketplaceId, cancellationToken);
    }

    public Task CancelAsync(string reservationId, string marketplaceId, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        contract.With(options).CancelReservationAsync(reservationId, marketplaceId, cancellationToken);
}
