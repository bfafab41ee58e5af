using ServiceApi.Client.Models;
using ServiceApi.Client.Paging;

namespace ServiceApi.Client;

/// <summary>Resources, that is, stores and technicians: their schedules and their capacity.</summary>
public interface IResourcesClient
{
    /// <summary>Says when a resource is available (<c>updateSchedule</c>).</summary>
    /// <param name="resourceId">The resource's id, 1 to 100 characters.</param>
    /// <param name="marketplaceId">The id of the marketplace in which the resource works.</param>
    /// <param name="schedules">The usual working hours. Times keep their offset on the wire.</param>
    /// <param name="options">What is different for this call; null for nothing.</param>
    /// <param name="cancellationToken">Ends the call at any point.</param>
    /// <returns>The answer: a record for each schedule that the service refused or warns of. The others were accepted.</returns>
    /// <exception cref="ArgumentException">An argument is outside its limits.</exception>
    /// <exception cref="ServiceApiException">The call failed; the type says how.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled. What was sent by then may be carried out nevertheless.</exception>
    Task<UpdateScheduleResponse> UpdateScheduleAsync(string resourceId, string marketplaceId, IReadOnlyList<AvailabilityInput> schedules, CallOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Lists a resource's capacity as ranges, page after page as they are enumerated (<c>getRangeSlotCapacity</c>).</summary>
    /// <remarks>It changes nothing and is retried after a broken connection, although it is a POST.</remarks>
    /// <param name="resourceId">The resource's id, 1 to 100 characters.</param>
    /// <param name="marketplaceId">The id of the marketplace in which the resource works.</param>
    /// <param name="query">The time that is looked at, and which kinds of capacity.</param>
    /// <param name="options">What is different for the calls of this listing; null for nothing.</param>
    /// <param name="cancellationToken">Ends every enumeration of the listing.</param>
    /// <returns>A capacity with its slots for each kind; a kind may come again on a later page. The service decides on the size of pages.</returns>
    /// <exception cref="ArgumentException">The query is outside its limits, thrown at once; an id is, thrown while enumerating.</exception>
    /// <exception cref="ServiceApiException">A call failed; thrown while enumerating. The type says how.</exception>
    AsyncPageable<RangeCapacity> ListRangeCapacityAsync(string resourceId, string marketplaceId, RangeSlotCapacityQuery query, CallOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Lists a resource's capacity in slots of equal length, page after page as they are enumerated (<c>getFixedSlotCapacity</c>).</summary>
    /// <remarks><inheritdoc cref="ListRangeCapacityAsync" path="/remarks"/></remarks>
    /// <param name="resourceId">The resource's id, 1 to 100 characters.</param>
    /// <param name="marketplaceId">The id of the marketplace in which the resource works.</param>
    /// <param name="query">The time that is looked at, which kinds of capacity, and the length of the slots.</param>
    /// <param name="options">What is different for the calls of this listing; null for nothing.</param>
    /// <param name="cancellationToken">Ends every enumeration of the listing.</param>
    /// <returns>The slots. The service decides on the size of pages.</returns>
    /// <exception cref="ArgumentException">The query is outside its limits, thrown at once; an id is, thrown while enumerating.</exception>
    /// <exception cref="ServiceApiException">A call failed; thrown while enumerating. The type says how.</exception>
    AsyncPageable<FixedSlot> ListFixedCapacityAsync(string resourceId, string marketplaceId, FixedSlotCapacityQuery query, CallOptions? options = null, CancellationToken cancellationToken = default);
}
