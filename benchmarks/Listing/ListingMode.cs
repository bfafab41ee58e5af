using ServiceApi.Client.Models;
using ServiceApi.Client.Paging;

namespace ServiceApi.Client.Benchmarks.Listing;

/// <summary>A way to list.</summary>
internal sealed record ListingMode(string Name, bool IsParallel, Func<IJobsClient, GetServiceJobsQuery, CallOptions, AsyncPageable<ServiceJob>> List)
{
    public static IReadOnlyList<ListingMode> All { get; } =
    [
        new("one after another", false, (jobs, query, options) => jobs.ListAsync(query, options)),
        new("reading ahead", false, (jobs, query, options) => jobs.ListAsync(query, options).ReadAhead()),
        new("parallel, in order", true, (jobs, query, options) => jobs.ListInParallelAsync(query, new(), options)),
        new("parallel, as they come", true, (jobs, query, options) => jobs.ListInParallelAsync(query, new() { InOrder = false }, options)),
    ];
}
