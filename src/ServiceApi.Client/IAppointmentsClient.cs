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

    /// <summary>Moves an appointment to another time (<c>rescheduleAppointmentForServiceJobByServiceJobId</c>).</summary>
    /// <param name="serviceJobId">The job's id, 1 to 100 characters.</param>
    /// <param name="appointmentId">The appointment's id, 1 to 100 characters.</param>
    /// <param name="appointmentTime">When it begins, in the future and at most 365 days ahead, and how long it takes.</param>
    /// <param name="rescheduleReasonCode">Why, as the service's list of reasons has it.</param>
    /// <param name="options">What is different for this call; null for nothing.</param>
    /// <param name="cancellationToken">Ends the call at any point.</param>
    /// <returns>The id of the appointment that takes its place, and warnings if there are any.</returns>
    /// <exception cref="ArgumentException">An argument is outside its limits.</exception>
    /// <exception cref="ServiceApiException">
    /// The call failed; the type says how. It is never sent again after a broken connection: with
    /// <see cref="ServiceApiException.OutcomeUnknown"/> it may have been carried out nevertheless.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller cancelled. What was sent by then may be carried out nevertheless.</exception>
    Task<SetAppointmentResponse> RescheduleAsync(string serviceJobId, string appointmentId, AppointmentTimeInput appointmentTime, string rescheduleReasonCode, CallOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Assigns resources, technicians as a rule, in the place of those that an appointment has (<c>assignAppointmentResources</c>).</summary>
    /// <remarks>Its usage plan is the smallest of all: one request a second, and a burst of two.</remarks>
    /// <param name="serviceJobId">The job's id, 1 to 100 characters.</param>
    /// <param name="appointmentId">The appointment's id, 1 to 100 characters.</param>
    /// <param name="resourceIds">The resources' ids; the service wants at least one.</param>
    /// <param name="options">What is different for this call; null for nothing.</param>
    /// <param name="cancellationToken">Ends the call at any point.</param>
    /// <returns>The answer, which holds warnings at the most.</returns>
    /// <exception cref="ArgumentException">An argument is outside its limits.</exception>
    /// <exception cref="ServiceApiException">The call failed; the type says how.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled. What was sent by then may be carried out nevertheless.</exception>
    Task<AssignAppointmentResourcesResponse> AssignResourcesAsync(string serviceJobId, string appointmentId, IEnumerable<string> resourceIds, CallOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Records when, by whom and with which documents an appointment was fulfilled, before the job is completed (<c>setAppointmentFulfillmentData</c>).</summary>
    /// <param name="serviceJobId">The job's id, 1 to 100 characters.</param>
    /// <param name="appointmentId">The appointment's id, 1 to 100 characters.</param>
    /// <param name="fulfillment">What there is to record. Times lie in the past, and end after they begin.</param>
    /// <param name="options">What is different for this call; null for nothing.</param>
    /// <param name="cancellationToken">Ends the call at any point.</param>
    /// <returns>A task that ends with the call.</returns>
    /// <exception cref="ArgumentException">An argument is outside its limits.</exception>
    /// <exception cref="ServiceApiException">The call failed; the type says how.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled. What was sent by then may be carried out nevertheless.</exception>
    Task SetFulfillmentAsync(string serviceJobId, string appointmentId, SetAppointmentFulfillmentDataRequest fulfillment, CallOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Gets the times at which a service job's appointment could take place (<c>getAppointmmentSlotsByJobId</c>).</summary>
    /// <param name="serviceJobId">The job's id, 1 to 100 characters.</param>
    /// <param name="query">The marketplace, and the time that is looked at: at most 90 days.</param>
    /// <param name="options">What is different for this call; null for nothing.</param>
    /// <param name="cancellationToken">Ends the call at any point.</param>
    /// <returns>The slots.</returns>
    /// <exception cref="ArgumentException">An argument is outside its limits.</exception>
    /// <exception cref="ServiceApiException">The call failed; the type says how.</exception>
    Task<AppointmentSlotReport> GetSlotsAsync(string serviceJobId, GetAppointmentSlotsByJobIdQuery query, CallOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Gets the times at which a service could be booked in a store's area (<c>getAppointmentSlots</c>).</summary>
    /// <param name="query">The service's ASIN, the store, the marketplace, and the time that is looked at: at most 90 days.</param>
    /// <param name="options">What is different for this call; null for nothing.</param>
    /// <param name="cancellationToken">Ends the call at any point.</param>
    /// <returns>The slots.</returns>
    /// <exception cref="ArgumentException">An argument is outside its limits.</exception>
    /// <exception cref="ServiceApiException">The call failed; the type says how.</exception>
    Task<AppointmentSlotReport> GetSlotsAsync(GetAppointmentSlotsQuery query, CallOptions? options = null, CancellationToken cancellationToken = default);
}
