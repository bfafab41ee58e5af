using ServiceApi.Client.Contract;

namespace ServiceApi.Client;

/// <summary>
/// The client of one account at Amazon's Services API. It takes care of access tokens, usage plans, retries and pages.
/// Safe for use by many callers at once; made once for an account and kept.
/// </summary>
public interface IServiceApiClient
{
    /// <summary>Service jobs: list, get, complete, cancel.</summary>
    IJobsClient Jobs { get; }

    /// <summary>Appointments of service jobs: add, reschedule, assign, fulfil, and when they could take place.</summary>
    IAppointmentsClient Appointments { get; }

    /// <summary>Resources: their schedules and their capacity.</summary>
    IResourcesClient Resources { get; }

    /// <summary>Reservations, which take capacity away from a resource.</summary>
    IReservationsClient Reservations { get; }

    /// <summary>Documents that prove an appointment's fulfilment.</summary>
    IDocumentsClient Documents { get; }

    /// <summary>The operations as the service's reference has them, with the same tokens, usage plans and retries.</summary>
    IServicesApi Operations { get; }

    /// <summary>
    /// The way for what the models do not allow: any operation with any path values, query and JSON, through the same pipeline.
    /// Make the request with <see cref="OperationRequest.Create"/>, and read the answer as the operation's model, as a
    /// <see cref="System.Text.Json.JsonElement"/> or as a <see cref="RawResponse"/>; other types are not known to the client.
    /// </summary>
    IOperationExecutor Executor { get; }
}
