using ServiceApi.Client.Models;

namespace ServiceApi.Client.Contract;

/// <summary>
/// Amazon's Services API, version 1, operation by operation: methods are named after its operation ids and parameters
/// after the wire, so that what its reference says is found here. Routes, usage plans and limits are in the attributes.
/// </summary>
/// <remarks>
/// Every method waits for its operation's usage plan, sends an access token, retries what may be retried, and throws
/// <list type="bullet">
/// <item><description><see cref="ArgumentException"/> before anything is sent when an argument is outside its limits; the message names each one.</description></item>
/// <item><description><see cref="ServiceApiException"/> when the call fails; its type says how.</description></item>
/// <item><description><see cref="OperationCanceledException"/> when the caller cancels.</description></item>
/// </list>
/// An answer of success that brings errors and no result counts as failed. Errors beside a result are data, and stand in the answer.
/// </remarks>
public interface IServicesApi
{
    /// <summary>Gets one service job.</summary>
    /// <param name="serviceJobId">The job's id, 1 to 100 characters.</param>
    /// <param name="cancellationToken">Ends the call at any point.</param>
    /// <returns>The job.</returns>
    /// <exception cref="ArgumentException">An argument is outside its limits.</exception>
    /// <exception cref="ServiceApiException">The call failed; the type says how.</exception>
    [Get("/service/v1/serviceJobs/{serviceJobId}"), UsagePlan(ratePerSecond: 20, burst: 40)]
    Task<GetServiceJobByServiceJobIdResponse> GetServiceJobByServiceJobIdAsync(
        [Length(1, 100)] string serviceJobId,
        CancellationToken cancellationToken = default);

    /// <summary>Lists the service jobs that a query finds, a page of at most 20 at a time.</summary>
    /// <remarks>The service sends no notice of new or changed jobs: ask for those that changed since the last time with <see cref="GetServiceJobsQuery.LastUpdatedAfter"/>.</remarks>
    /// <param name="query">Which jobs, in which order, which page.</param>
    /// <param name="cancellationToken">Ends the call at any point.</param>
    /// <returns>The page of jobs, and the tokens of the pages beside it.</returns>
    /// <exception cref="ArgumentException">An argument is outside its limits.</exception>
    /// <exception cref="ServiceApiException">The call failed; the type says how.</exception>
    [Get("/service/v1/serviceJobs"), UsagePlan(ratePerSecond: 10, burst: 40)]
    Task<GetServiceJobsResponse> GetServiceJobsAsync(
        [Query] GetServiceJobsQuery query,
        CancellationToken cancellationToken = default);

    /// <summary>Cancels a service job.</summary>
    /// <param name="serviceJobId">The job's id, 1 to 100 characters.</param>
    /// <param name="cancellationReasonCode">
    /// The code of the reason: 1 to 100 capital letters, digits and underscores. The contract does not list the codes.
    /// </param>
    /// <param name="cancellationToken">Ends the call at any point.</param>
    /// <returns>An answer without content, warnings aside.</returns>
    /// <exception cref="ArgumentException">An argument is outside its limits.</exception>
    /// <exception cref="ServiceApiException">The call failed; the type says how.</exception>
    [Put("/service/v1/serviceJobs/{serviceJobId}/cancellations"), UsagePlan(ratePerSecond: 5, burst: 20)]
    Task<CancelServiceJobByServiceJobIdResponse> CancelServiceJobByServiceJobIdAsync(
        [Length(1, 100)] string serviceJobId,
        [Length(1, 100), Pattern("^[A-Z0-9_]*$")] string cancellationReasonCode,
        CancellationToken cancellationToken = default);

    /// <summary>Closes a service job as done. Its fulfilment data must have been set before.</summary>
    /// <param name="serviceJobId">The job's id, 1 to 100 characters.</param>
    /// <param name="cancellationToken">Ends the call at any point.</param>
    /// <returns>An answer without content, warnings aside.</returns>
    /// <exception cref="ArgumentException">An argument is outside its limits.</exception>
    /// <exception cref="ServiceApiException">The call failed; the type says how.</exception>
    [Put("/service/v1/serviceJobs/{serviceJobId}/completions"), UsagePlan(ratePerSecond: 5, burst: 20)]
    Task<CompleteServiceJobByServiceJobIdResponse> CompleteServiceJobByServiceJobIdAsync(
        [Length(1, 100)] string serviceJobId,
        CancellationToken cancellationToken = default);

    /// <summary>Makes an appointment for a service job.</summary>
    /// <remarks>Not retried when the connection breaks after sending, so that no second appointment is made.</remarks>
    /// <param name="serviceJobId">The job's id, 1 to 100 characters.</param>
    /// <param name="body">When the appointment is to take place.</param>
    /// <param name="cancellationToken">Ends the call at any point.</param>
    /// <returns>The id of the new appointment, and warnings if there are any.</returns>
    /// <exception cref="ArgumentException">An argument is outside its limits.</exception>
    /// <exception cref="ServiceApiException">The call failed; the type says how.</exception>
    [Post("/service/v1/serviceJobs/{serviceJobId}/appointments"), UsagePlan(ratePerSecond: 5, burst: 20)]
    Task<SetAppointmentResponse> AddAppointmentForServiceJobByServiceJobIdAsync(
        [Length(1, 100)] string serviceJobId,
        [Body] AddAppointmentRequest body,
        CancellationToken cancellationToken = default);

    /// <summary>Moves an appointment of a service job to another time.</summary>
    /// <remarks>Not retried when the connection breaks after sending, so that it is not moved twice.</remarks>
    /// <param name="serviceJobId">The job's id, 1 to 100 characters.</param>
    /// <param name="appointmentId">The id of the appointment that is moved, 1 to 100 characters.</param>
    /// <param name="body">When the appointment is to take place instead, and why.</param>
    /// <param name="cancellationToken">Ends the call at any point.</param>
    /// <returns>The id of the appointment that takes its place, and warnings if there are any.</returns>
    /// <exception cref="ArgumentException">An argument is outside its limits.</exception>
    /// <exception cref="ServiceApiException">The call failed; the type says how.</exception>
    [Post("/service/v1/serviceJobs/{serviceJobId}/appointments/{appointmentId}"), UsagePlan(ratePerSecond: 5, burst: 20)]
    Task<SetAppointmentResponse> RescheduleAppointmentForServiceJobByServiceJobIdAsync(
        [Length(1, 100)] string serviceJobId,
        [Length(1, 100)] string appointmentId,
        [Body] RescheduleAppointmentRequest body,
        CancellationToken cancellationToken = default);

    /// <summary>Assigns resources, such as technicians, to an appointment, in the place of those that it has.</summary>
    /// <param name="serviceJobId">The job's id, 1 to 100 characters.</param>
    /// <param name="appointmentId">The id of an active appointment of the job, 1 to 100 characters.</param>
    /// <param name="body">The resources.</param>
    /// <param name="cancellationToken">Ends the call at any point.</param>
    /// <returns>Warnings if there are any.</returns>
    /// <exception cref="ArgumentException">An argument is outside its limits.</exception>
    /// <exception cref="ServiceApiException">The call failed; the type says how.</exception>
    [Put("/service/v1/serviceJobs/{serviceJobId}/appointments/{appointmentId}/resources"), UsagePlan(ratePerSecond: 1, burst: 2)]
    Task<AssignAppointmentResourcesResponse> AssignAppointmentResourcesAsync(
        [Length(1, 100)] string serviceJobId,
        [Length(1, 100)] string appointmentId,
        [Body] AssignAppointmentResourcesRequest body,
        CancellationToken cancellationToken = default);

    /// <summary>Says when an appointment's work was done or will be, by whom, and which documents prove it.</summary>
    /// <param name="serviceJobId">The job's id, 1 to 100 characters.</param>
    /// <param name="appointmentId">The id of an active appointment of the job, 1 to 100 characters.</param>
    /// <param name="body">The data.</param>
    /// <param name="cancellationToken">Ends the call at any point.</param>
    /// <returns>A task that ends when the data is set; the answer has no content.</returns>
    /// <exception cref="ArgumentException">An argument is outside its limits.</exception>
    /// <exception cref="ServiceApiException">The call failed; the type says how.</exception>
    [Put("/service/v1/serviceJobs/{serviceJobId}/appointments/{appointmentId}/fulfillment"), UsagePlan(ratePerSecond: 5, burst: 20)]
    Task SetAppointmentFulfillmentDataAsync(
        [Length(1, 100)] string serviceJobId,
        [Length(1, 100)] string appointmentId,
        [Body] SetAppointmentFulfillmentDataRequest body,
        CancellationToken cancellationToken = default);

    /// <summary>Sets the usual working hours of a resource.</summary>
    /// <param name="resourceId">The id of the resource, or store, 1 to 100 characters.</param>
    /// <param name="body">The working hours.</param>
    /// <param name="marketplaceId">The marketplace that the resource works in. The service takes exactly one.</param>
    /// <param name="cancellationToken">Ends the call at any point.</param>
    /// <returns>Those working hours that were refused or warned of, with their errors and warnings, which are data.</returns>
    /// <exception cref="ArgumentException">An argument is outside its limits.</exception>
    /// <exception cref="ServiceApiException">The call failed; the type says how.</exception>
    [Put("/service/v1/serviceResources/{resourceId}/schedules"), UsagePlan(ratePerSecond: 5, burst: 20)]
    Task<UpdateScheduleResponse> UpdateScheduleAsync(
        [Length(1, 100)] string resourceId,
        [Body] UpdateScheduleRequest body,
        [AliasAs("marketplaceIds"), Pattern("^[A-Z0-9]+$")] string marketplaceId,
        CancellationToken cancellationToken = default);

    /// <summary>Takes capacity away from a resource.</summary>
    /// <remarks>Not retried when the connection breaks after sending, so that no second reservation is made.</remarks>
    /// <param name="body">The resource, and what is taken away from it.</param>
    /// <param name="marketplaceId">The marketplace that the resource works in. The service takes exactly one.</param>
    /// <param name="cancellationToken">Ends the call at any point.</param>
    /// <returns>The new reservation's id, or the reservation with its errors and warnings, which are data.</returns>
    /// <exception cref="ArgumentException">An argument is outside its limits.</exception>
    /// <exception cref="ServiceApiException">The call failed; the type says how.</exception>
    [Post("/service/v1/reservation"), UsagePlan(ratePerSecond: 5, burst: 20)]
    Task<CreateReservationResponse> CreateReservationAsync(
        [Body] CreateReservationRequest body,
        [AliasAs("marketplaceIds"), Pattern("^[A-Z0-9]+$")] string marketplaceId,
        CancellationToken cancellationToken = default);

    /// <summary>Changes a reservation.</summary>
    /// <param name="reservationId">The reservation's id, 1 to 100 characters. It belongs in the body, too.</param>
    /// <param name="body">The resource, and the reservation as it is to be.</param>
    /// <param name="marketplaceId">The marketplace that the resource works in. The service takes exactly one.</param>
    /// <param name="cancellationToken">Ends the call at any point.</param>
    /// <returns>The reservation's id, or the reservation with its errors and warnings, which are data.</returns>
    /// <exception cref="ArgumentException">An argument is outside its limits.</exception>
    /// <exception cref="ServiceApiException">The call failed; the type says how.</exception>
    [Put("/service/v1/reservation/{reservationId}"), UsagePlan(ratePerSecond: 5, burst: 20)]
    Task<UpdateReservationResponse> UpdateReservationAsync(
        [Length(1, 100)] string reservationId,
        [Body] UpdateReservationRequest body,
        [AliasAs("marketplaceIds"), Pattern("^[A-Z0-9]+$")] string marketplaceId,
        CancellationToken cancellationToken = default);

    /// <summary>Cancels a reservation and gives the resource its capacity back.</summary>
    /// <param name="reservationId">The reservation's id, 1 to 100 characters.</param>
    /// <param name="marketplaceId">The marketplace that the resource works in. The service takes exactly one.</param>
    /// <param name="cancellationToken">Ends the call at any point.</param>
    /// <returns>A task that ends when the reservation is cancelled; the answer has no content.</returns>
    /// <exception cref="ArgumentException">An argument is outside its limits.</exception>
    /// <exception cref="ServiceApiException">The call failed; the type says how.</exception>
    [Delete("/service/v1/reservation/{reservationId}"), UsagePlan(ratePerSecond: 5, burst: 20)]
    Task CancelReservationAsync(
        [Length(1, 100)] string reservationId,
        [AliasAs("marketplaceIds"), Pattern("^[A-Z0-9]+$")] string marketplaceId,
        CancellationToken cancellationToken = default);

    /// <summary>Gets a place to upload a document to, and a key to encrypt it with before. A place that nobody is told of does no harm, so that the request may be repeated.</summary>
    /// <param name="body">The document's format and length.</param>
    /// <param name="cancellationToken">Ends the call at any point.</param>
    /// <returns>The place, which is open for 300 seconds, and the key.</returns>
    /// <exception cref="ArgumentException">An argument is outside its limits.</exception>
    /// <exception cref="ServiceApiException">The call failed; the type says how.</exception>
    [Post("/service/v1/documents"), UsagePlan(ratePerSecond: 5, burst: 20), SafeToRepeat]
    Task<CreateServiceDocumentUploadDestinationResponse> CreateServiceDocumentUploadDestinationAsync(
        [Body] ServiceUploadDocument body,
        CancellationToken cancellationToken = default);

    /// <summary>Gets a resource's capacity, in slots that are as long as it stays the same.</summary>
    /// <param name="resourceId">The resource's id, 1 to 100 characters.</param>
    /// <param name="body">Which capacity, and for which time.</param>
    /// <param name="marketplaceId">The marketplace that the resource works in. The service takes exactly one.</param>
    /// <param name="nextPageToken">The page to get: <see cref="RangeSlotCapacity.NextPageToken"/> of an earlier answer; null for the first.</param>
    /// <param name="cancellationToken">Ends the call at any point.</param>
    /// <returns>A page of slots.</returns>
    /// <exception cref="ArgumentException">An argument is outside its limits.</exception>
    /// <exception cref="ServiceApiException">The call failed; the type says how.</exception>
    [Post("/service/v1/serviceResources/{resourceId}/capacity/range"), UsagePlan(ratePerSecond: 5, burst: 20), SafeToRepeat]
    Task<RangeSlotCapacity> GetRangeSlotCapacityAsync(
        [Length(1, 100)] string resourceId,
        [Body] RangeSlotCapacityQuery body,
        [AliasAs("marketplaceIds"), Pattern("^[A-Z0-9]+$")] string marketplaceId,
        string? nextPageToken = null,
        CancellationToken cancellationToken = default);

    /// <summary>Gets a resource's capacity, in slots of equal length.</summary>
    /// <param name="resourceId">The resource's id, 1 to 100 characters.</param>
    /// <param name="body">Which capacity, for which time, in slots of which length.</param>
    /// <param name="marketplaceId">The marketplace that the resource works in. The service takes exactly one.</param>
    /// <param name="nextPageToken">The page to get: <see cref="FixedSlotCapacity.NextPageToken"/> of an earlier answer; null for the first.</param>
    /// <param name="cancellationToken">Ends the call at any point.</param>
    /// <returns>A page of slots.</returns>
    /// <exception cref="ArgumentException">An argument is outside its limits.</exception>
    /// <exception cref="ServiceApiException">The call failed; the type says how.</exception>
    [Post("/service/v1/serviceResources/{resourceId}/capacity/fixed"), UsagePlan(ratePerSecond: 5, burst: 20), SafeToRepeat]
    Task<FixedSlotCapacity> GetFixedSlotCapacityAsync(
        [Length(1, 100)] string resourceId,
        [Body] FixedSlotCapacityQuery body,
        [AliasAs("marketplaceIds"), Pattern("^[A-Z0-9]+$")] string marketplaceId,
        string? nextPageToken = null,
        CancellationToken cancellationToken = default);

    /// <summary>Gets the times that appointments for a service job can be made for.</summary>
    /// <param name="serviceJobId">The job's id, 1 to 100 characters.</param>
    /// <param name="query">The marketplace and the time.</param>
    /// <param name="cancellationToken">Ends the call at any point.</param>
    /// <returns>The slots.</returns>
    /// <exception cref="ArgumentException">An argument is outside its limits.</exception>
    /// <exception cref="ServiceApiException">The call failed; the type says how.</exception>
    [Get("/service/v1/serviceJobs/{serviceJobId}/appointmentSlots"), UsagePlan(ratePerSecond: 5, burst: 20), OperationId("getAppointmmentSlotsByJobId")]
    Task<GetAppointmentSlotsResponse> GetAppointmentSlotsByJobIdAsync(
        [Length(1, 100)] string serviceJobId,
        [Query] GetAppointmentSlotsByJobIdQuery query,
        CancellationToken cancellationToken = default);

    /// <summary>Gets the times that appointments for a service can be made for, by its ASIN and region.</summary>
    /// <param name="query">The service, the region, the marketplace and the time.</param>
    /// <param name="cancellationToken">Ends the call at any point.</param>
    /// <returns>The slots.</returns>
    /// <exception cref="ArgumentException">An argument is outside its limits.</exception>
    /// <exception cref="ServiceApiException">The call failed; the type says how.</exception>
    [Get("/service/v1/appointmentSlots"), UsagePlan(ratePerSecond: 20, burst: 40)]
    Task<GetAppointmentSlotsResponse> GetAppointmentSlotsAsync(
        [Query] GetAppointmentSlotsQuery query,
        CancellationToken cancellationToken = default);
}
