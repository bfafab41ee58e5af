using ServiceApi.Client.Clients;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Pipeline;

namespace ServiceApi.Client;

/// <summary>The facade over the contract.</summary>
internal sealed class ServiceApiClient : IServiceApiClient
{
    public ServiceApiClient(OperationExecutor executor)
    {
        var contract = new ContractOfCall(executor);
        Jobs = new JobsClient(contract);
        Appointments = new AppointmentsClient(contract);
        Reservations = new ReservationsClient(contract);
        Operations = contract.With(null);
    }

    public IJobsClient Jobs { get; }

    public IAppointmentsClient Appointments { get; }

    public IReservationsClient Reservations { get; }

    public IServicesApi Operations { get; }
}
