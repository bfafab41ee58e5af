using ServiceApi.Client.Contract;
using ServiceApi.Client.Models;
using ServiceApi.Client.Paging;

namespace ServiceApi.Client.Clients;

internal sealed class JobsClient(ContractOfCall contract, TimeProvider time) : IJobsClient
{
    public AsyncPageable<ServiceJob> ListAsync(GetServiceJobsQuery query, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        RequestGuard.Valid(query, nameof(query));
        return List(contract.With(options), query, cancellationToken);
    }

    public AsyncPageable<ServiceJob> ListInParallelAsync(GetServiceJobsQuery query, ParallelListingOptions? parallel = null, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        RequestGuard.Valid(query, nameof(query));
        JobWindows.Check(query);
        var operations = contract.With(options);
        return new WindowedPageable<ServiceJob>(
            (window, pageSize) => List(operations, query.Within(window), CancellationToken.None).AsPages(pageSizeHint: pageSize),
            job => job.ServiceJobId,
            JobWindows.After(query),
            JobWindows.Before(query),
            JobWindows.Fingerprint(query),
            parallel ?? new(),
            time,
            cancellationToken);
    }

    public async Task<ServiceJob> GetAsync(string serviceJobId, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        var response = await contract.With(options).GetServiceJobByServiceJobIdAsync(serviceJobId, cancellationToken).ConfigureAwait(false);
        return response.Payload!;
    }

    public Task<CompleteServiceJobByServiceJobIdResponse> CompleteAsync(string serviceJobId, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        contract.With(options).CompleteServiceJobByServiceJobIdAsync(serviceJobId, cancellationToken);

    public Task<CancelServiceJobByServiceJobIdResponse> CancelAsync(string serviceJobId, string cancellationReasonCode, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        contract.With(options).CancelServiceJobByServiceJobIdAsync(serviceJobId, cancellationReasonCode, cancellationToken);

    private static ServicePageable<ServiceJob> List(IServicesApi operations, GetServiceJobsQuery query, CancellationToken cancellationToken) =>
        new(
            ServicesApiOperations.GetServiceJobs,
            async (pageToken, pageSize, token) => PageOf(await operations.GetServiceJobsAsync(At(query, pageToken, pageSize), token).ConfigureAwait(false)),
            cancellationToken);

    private static GetServiceJobsQuery At(GetServiceJobsQuery query, string? pageToken, int? pageSize) =>
        pageToken is null && pageSize is null
            ? query
            : query with { PageToken = pageToken ?? query.PageToken, PageSize = GetServiceJobsQuery.AllowedPageSize(pageSize) ?? query.PageSize };

    private static Page<ServiceJob> PageOf(GetServiceJobsResponse response) =>
        new(response.Payload!.Jobs ?? [], response.Payload.NextPageToken)
        {
            PreviousContinuationToken = response.Payload.PreviousPageToken,
            TotalSize = response.Payload.TotalResultSize,
            Response = response,
        };
}
