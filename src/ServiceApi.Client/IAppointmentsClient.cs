using ServiceApi.Client.Models;

namespace ServiceApi.Client;

/// <summary>Appointments of service jobs.</summary>
public interface IAppointmentsClient
{
    /// <summary>Adds an appointment to a service job (<c>addAppointmentForServiceJobByServiceJobId</c>).</summary>
    /// <param name="serviceJobId">The job's id, 1 to 100 characters.</param>
    /// <param name="appointmentTime">When it begins and how long it takes. The service refuses a begin in the past or more than 365 days ahead with status 422.</param>
    /// <param name="options">What is different for this call; null for nothing.</param>
    /// <param name="cancellationToken">Ends the call at any point.</param>
    /// <returns>The id of the new appointment, and warnings if there are any.</returns>
    /// <exception cref="ArgumentException">An argument is outside its limits.</exception>
    /// <exception cref="ServiceApiException">
    /// The call failed; the type says how. It is never sent again after a broken connection: with
    /// <see cref="ServiceApiException.OutcomeUnknown"/> there may be an appointment nevertheless.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller cancelled. What was sent by then may be carried out nevertheless.</exception>
    Task<SetAppointmentResponse> AddAsync(string serviceJobId, AppointmentTimeInput appointmentTime, CallOptions? options = null, CancellationToken cancellationToken = default);
}
