using ServiceApi.Client.Contract;
using ServiceApi.Client.Models;
using ServiceApi.Client.Paging;

namespace ServiceApi.Client.Clients;

internal sealed class ResourcesClient(ContractOfCall contract) : IResourcesClient
{
    public Task<UpdateScheduleResponse> UpdateScheduleAsync(string resourceId, string marketplaceId, IReadOnlyList<AvailabilityInput> schedules, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(schedules);
        return contract.With(options).UpdateScheduleAsync(resourceId, new UpdateScheduleRequest { Schedules = schedules }, marketplaceId, cancellationToken);
    }

    public AsyncPageable<RangeCapacity> ListRangeCapacityAsync(string resourceId, string marketplaceId, RangeSlotCapacityQuery query, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        RequestGuard.Valid(query, nameof(query));
        var operations = contract.With(options);
        return new ServicePageable<RangeCapacity>(
            ServicesApiOperations.GetRangeSlotCapacity,
            async (pageToken, _, token) =>
            {
                var response = await operations.GetRangeSlotCapacityAsync(resourceId, query, marketplaceId, pageToken, token).ConfigureAwait(false);
                return new(response.Capacities ?? [], response.NextPageToken) { Response = response };
            },
            cancellationToken);
    }

    public AsyncPageable<FixedSlot> ListFixedCapacityAsync(string resourceId, string marketplaceId, FixedSlotCapacityQuery query, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        RequestGuard.Valid(query, nameof(query));
        var operations = contract.With(options);
        return new ServicePageable<FixedSlot>(
            ServicesApiOperations.GetFixedSlotCapacity,
            async (pageToken, _, token) =>
            {
                var response = await operations.GetFixedSlotCapacityAsync(resourceId, query, marketplaceId, pageToken, token).ConfigureAwait(false);
                return new(response.Capacities ?? [], response.NextPageToken) { Response = response };
            },
            cancellationToken);
    }
}
