using ServiceApi.Client.Clients;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Documents;

namespace ServiceApi.Client;

/// <summary>The facade over the contract.</summary>
internal sealed class ServiceApiClient : IServiceApiClient
{
    public ServiceApiClient(IOperationExecutor executor, DocumentUploader uploader, TimeProvider time)
    {
        var contract = new ContractOfCall(executor);
        Jobs = new JobsClient(contract, time);
        Appointments = new AppointmentsClient(contract);
        Resources = new ResourcesClient(contract);
        Reservations = new ReservationsClient(contract);
        Documents = new DocumentsClient(contract, uploader);
        Executor = executor;
        Operations = contract.With(null);
    }

    public IJobsClient Jobs { get; }

    public IAppointmentsClient Appointments { get; }

    public IResourcesClient Resources { get; }

    public IReservationsClient Reservations { get; }

    public IDocumentsClient Documents { get; }

    public IOperationExecutor Executor { get; }

    public IServicesApi Operations { get; }
}
