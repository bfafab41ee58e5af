using Microsoft.Extensions.DependencyInjection;
using ServiceApi.Client.Clients;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Providers;

namespace ServiceApi.Client;

/// <summary>The facade over the contract.</summary>
internal sealed class ServiceApiClient : IServiceApiClient
{
    public ServiceApiClient(ProviderAccount<ServiceApiClientOptions> account, ServicesApiDefinition service)
    {
        var contract = new ContractOfCall(account.Executor);
        Jobs = new JobsClient(contract, account.Services.GetRequiredService<TimeProvider>());
        Appointments = new AppointmentsClient(contract);
        Resources = new ResourcesClient(contract);
        Reservations = new ReservationsClient(contract);
        Documents = new DocumentsClient(contract, account, service);
        Executor = account.Executor;
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
