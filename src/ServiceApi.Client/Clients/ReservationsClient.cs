namespace ServiceApi.Client.Clients;

internal sealed class ReservationsClient(ContractOfCall contract) : IReservationsClient
{
    public Task CancelAsync(string reservationId, string marketplaceId, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        contract.With(options).CancelReservationAsync(reservationId, marketplaceId, cancellationToken);
}
