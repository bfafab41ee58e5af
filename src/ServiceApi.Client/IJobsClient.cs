using ServiceApi.Client.Models;
using ServiceApi.Client.Paging;

namespace ServiceApi.Client;

/// <summary>Service jobs.</summary>
public interface IJobsClient
{
    /// <summary>Lists service jobs, page after page as they are enumerated (<c>getServiceJobs</c>).</summary>
    /// <param name="query">Which jobs, in which order. With a <see cref="GetServiceJobsQuery.PageToken"/> the listing goes on from there.</param>
    /// <param name="options">What is different for the calls of this listing; null for nothing.</param>
    /// <param name="cancellationToken">Ends every enumeration of the listing.</param>
    /// <returns>The jobs. Nothing is sent before the first is asked for.</returns>
    /// <exception cref="ArgumentException">A part of the query is outside its limits; thrown at once.</exception>
    /// <exception cref="ServiceApiException">A call failed; thrown while enumerating. The type says how.</exception>
    AsyncPageable<ServiceJob> ListAsync(GetServiceJobsQuery query, CallOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Lists the service jobs of a span of time as fast as the usage plan allows (<c>getServiceJobs</c>): the span, from
    /// <see cref="GetServiceJobsQuery.CreatedAfter"/> to <see cref="GetServiceJobsQuery.CreatedBefore"/> or from
    /// <see cref="GetServiceJobsQuery.LastUpdatedAfter"/> to <see cref="GetServiceJobsQuery.LastUpdatedBefore"/>, is split into
    /// windows of some hundred jobs, and several of them are read at once.
    /// </summary>
    /// <remarks>
    /// Each job comes once while nothing changes, and at least once where the service's counts tell that something has. Where they
    /// cannot tell, because as many jobs join a window as leave it between two of its pages, or because no count comes, one may
    /// slip by as in any listing; a span of <see cref="GetServiceJobsQuery.LastUpdatedAfter"/> that ends in the past cannot be joined.
    /// What leads on from a page of <see cref="AsyncPageable{T}.AsPages"/> is a checkpoint of 33 characters: after a crash, give it to a
    /// listing with the same query. It stands for the windows up to the first that has not been handed out whole; what was handed
    /// out of later ones comes again. <see cref="Page{T}.TotalSize"/> is what the service said at first of the span, or of the rest
    /// of it. Pages may be empty. A call that fails ends the listing at once, before pages that were read and not handed out.
    /// </remarks>
    /// <param name="query">
    /// Which jobs, without an order and without a page token. Where the span has no end, it ends when the enumeration begins,
    /// by the app's clock; a checkpoint keeps that end.
    /// </param>
    /// <param name="parallel">How many pages at once, and in which order; null for 8, in the order of time.</param>
    /// <param name="options">What is different for the calls of this listing; null for nothing.</param>
    /// <param name="cancellationToken">Ends every enumeration of the listing.</param>
    /// <returns>The jobs. Nothing is sent before the first is asked for.</returns>
    /// <exception cref="ArgumentException">
    /// A part of the query is outside its limits, or has an order or a page token; thrown at once. A checkpoint is none, or is one
    /// of another query; thrown by <see cref="AsyncPageable{T}.AsPages"/>.
    /// </exception>
    /// <exception cref="ServiceApiException">A call failed; thrown while enumerating. The type says how.</exception>
    AsyncPageable<ServiceJob> ListInParallelAsync(GetServiceJobsQuery query, ParallelListingOptions? parallel = null, CallOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Gets one service job (<c>getServiceJobByServiceJobId</c>).</summary>
    /// <param name="serviceJobId">The job's id, 1 to 100 characters.</param>
    /// <param name="options">What is different for this call; null for nothing.</param>
    /// <param name="cancellationToken">Ends the call at any point.</param>
    /// <returns>The job.</returns>
    /// <exception cref="ArgumentException">The id is outside its limits.</exception>
    /// <exception cref="ServiceApiNotFoundException">There is no such job.</exception>
    /// <exception cref="ServiceApiException">The call failed; the type says how.</exception>
    Task<ServiceJob> GetAsync(string serviceJobId, CallOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Marks a service job as completed (<c>completeServiceJobByServiceJobId</c>).</summary>
    /// <param name="serviceJobId">The job's id, 1 to 100 characters.</param>
    /// <param name="options">What is different for this call; null for nothing.</param>
    /// <param name="cancellationToken">Ends the call at any point.</param>
    /// <returns>The answer, which holds warnings at the most.</returns>
    /// <exception cref="ArgumentException">The id is outside its limits.</exception>
    /// <exception cref="ServiceApiException">
    /// The call failed; the type says how. With <see cref="ServiceApiException.OutcomeUnknown"/> the job may be completed nevertheless: look before trying again.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller cancelled. What was sent by then may be carried out nevertheless.</exception>
    Task<CompleteServiceJobByServiceJobIdResponse> CompleteAsync(string serviceJobId, CallOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Cancels a service job (<c>cancelServiceJobByServiceJobId</c>).</summary>
    /// <param name="serviceJobId">The job's id, 1 to 100 characters.</param>
    /// <param name="cancellationReasonCode">Why, as the service's list of reasons has it: 1 to 100 capital letters, digits and underscores.</param>
    /// <param name="options">What is different for this call; null for nothing.</param>
    /// <param name="cancellationToken">Ends the call at any point.</param>
    /// <returns>The answer, which holds warnings at the most.</returns>
    /// <exception cref="ArgumentException">An argument is outside its limits.</exception>
    /// <exception cref="ServiceApiException">The call failed; the type says how.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled. What was sent by then may be carried out nevertheless.</exception>
    Task<CancelServiceJobByServiceJobIdResponse> CancelAsync(string serviceJobId, string cancellationReasonCode, CallOptions? options = null, CancellationToken cancellationToken = default);
}
