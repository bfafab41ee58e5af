using ServiceApi.Client.Faults.Tests.Worlds;
using ServiceApi.Client.Models;
using ServiceApi.Client.Paging;

namespace ServiceApi.Client.Faults.Tests.Calls;

/// <summary>The calls of <see cref="IJobsClient"/>.</summary>
internal static class JobCalls
{
    private const string List = "getServiceJobs";

    public static IReadOnlyList<CallKind> All { get; } =
    [
        CallKind.Of("Jobs.GetAsync", "getServiceJobByServiceJobId", Get),
        CallKind.Of("Jobs.ListAsync", List, (world, number) => Listing(world, number, (jobs, query) => jobs.ListAsync(query))),
        CallKind.Of("Jobs.ListAsync, read ahead", List, (world, number) => Listing(world, number, (jobs, query) => jobs.ListAsync(query).ReadAhead())),
        CallKind.Of("Jobs.ListInParallelAsync", List, (world, number) => Listing(world, number, (jobs, query) => jobs.ListInParallelAsync(query))),
        CallKind.Of("Jobs.CompleteAsync", "completeServiceJobByServiceJobId", (world, number) => End(world, number, "COMPLETED", (jobs, id, token) => jobs.CompleteAsync(id, null, token))),
        CallKind.Of("Jobs.CancelAsync", "cancelServiceJobByServiceJobId", (world, number) => End(world, number, "CANCELLED", (jobs, id, token) => jobs.CancelAsync(id, "V1", null, token))),
    ];

    private static CampaignCall Get(FaultWorld world, int number)
    {
        var id = world.Sandbox.Jobs.Add(Secrets.Job("NOT_SERVICED"));
        return new(async token =>
        {
            var job = await world.ClientOf(number).Jobs.GetAsync(id, null, token);
            return job is { ServiceJobStatus: { Value: "NOT_SERVICED" }, Buyer.Name: Secrets.Mark + " Maria" } && job.ServiceJobId == id ? null : "another job";
        });
    }

    private static CampaignCall Listing(FaultWorld world, int number, Func<IJobsClient, GetServiceJobsQuery, AsyncPageable<ServiceJob>> list) => new(async token =>
    {
        var query = new GetServiceJobsQuery { MarketplaceId = FaultWorld.ListedMarketplace, CreatedAfter = DateTimeOffset.UnixEpoch };
        var ids = new List<string>();
        await foreach (var job in list(world.ClientOf(number).Jobs, query).WithCancellation(token))
        {
            ids.Add(job.ServiceJobId!);
        }

        return ids.Order(StringComparer.Ordinal).SequenceEqual(world.ListedJobs) ? null : $"{ids.Count} jobs listed, {ids.Distinct(StringComparer.Ordinal).Count()} of them different";
    });

    private static CampaignCall End(FaultWorld world, int number, string status, Func<IJobsClient, string, CancellationToken, Task> end)
    {
        var id = world.Sandbox.Jobs.Add(Secrets.Job("NOT_SERVICED"));
        return new(
            async token =>
            {
                await end(world.ClientOf(number).Jobs, id, token);
                return null;
            },
            () => world.Sandbox.Jobs.Find(id)!.Status == status ? 1 : 0);
    }
}
