using Microsoft.Extensions.DependencyInjection;
using ServiceApi.Client;
using ServiceApi.Client.Extend;
using ServiceApi.Client.Models;
using ServiceApi.Client.Testing;

await using var sandbox = await ServiceApiSandbox.StartAsync();
sandbox.Jobs.Seed(45);

var services = new ServiceCollection();
services.AddServiceApiClient(sandbox.Configure)
    .AddOperations<IJobStatesApi>(JobStatesJson.Default)
    .AddExtend(sandbox.Configure);
await using var provider = services.BuildServiceProvider();
var client = provider.GetRequiredService<IServiceApiClient>();

var jobs = new List<ServiceJob>();
await foreach (var job in client.Jobs.ListAsync(new GetServiceJobsQuery { MarketplaceId = SandboxJobs.DefaultMarketplaceId, CreatedAfter = DateTimeOffset.UtcNow.AddDays(-30) }))
{
    jobs.Add(job);
}

var requests = sandbox.Requests.Of("getServiceJobs").Count;
var tokens = sandbox.Requests.Of(ServiceApiSandbox.TokenOperation).Count;
Console.WriteLine($"{jobs.Count} jobs in {requests} requests with {tokens} token");

var id = jobs.First(job => job.ServiceJobStatus == ServiceJobStatus.NotServiced).ServiceJobId!;
await client.Jobs.CompleteAsync(id);
Console.WriteLine((await client.Jobs.GetAsync(id)).ServiceJobStatus);
Console.WriteLine($"its own operation says {(await provider.GetRequiredService<IJobStatesApi>().GetJobStateAsync(id)).Payload?.ServiceJobStatus}");

var order = sandbox.ServiceOrders.Add(SandboxServiceOrderKind.Depot).Id;
await provider.GetRequiredService<IExtendClient>().ServiceOrders.UpdateRepairAsync(order, new ProductReceivedEvent { ReceivedBy = "Front desk" });
Console.WriteLine($"{sandbox.ServiceOrders.Find(order)!.Events[0].Name} was reported");
