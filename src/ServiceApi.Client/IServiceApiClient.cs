using ServiceApi.Client.Contract;

namespace ServiceApi.Client;

/// <summary>
/// The client of one account at Amazon's Services API. It takes care of access tokens, usage plans, repetitions and pages.
/// Safe for use by many callers at once; made once for an account and kept.
/// </summary>
public interface IServiceApiClient
{
    /// <summary>Service jobs: list, get, complete.</summary>
    IJobsClient Jobs { get; }

    /// <summary>Appointments of service jobs.</summary>
    IAppointmentsClient Appointments { get; }

    /// <summary>Reservations, which take capacity away from a resource.</summary>
    IReservationsClient Reservations { get; }

    /// <summary>The operations as the service's reference has them, with the same tokens, usage plans and repetitions.</summary>
    IServicesApi Operations { get; }
}
