using System.Globalization;
using ServiceApi.Client.Testing;

namespace Sandbox;

/// <summary>What there is to do at first: the same jobs, stores, technicians and orders each time, under the same ids.</summary>
internal static class SampleWork
{
    public static void Add(ServiceApiSandbox sandbox, int jobs, int orders)
    {
        sandbox.Jobs.Seed(jobs);
        sandbox.Resources.Seed();
        for (var number = 1; number <= orders; number++)
        {
            // Nobody can accept an order over HTTP, and so the few that wait for it stay as they are
            sandbox.ServiceOrders.Add(
                number % 2 == 0 ? SandboxServiceOrderKind.Onsite : SandboxServiceOrderKind.Depot,
                number % 4 == 0 ? SandboxServiceOrderStatus.Assigned : SandboxServiceOrderStatus.Accepted,
                id: Guid.Parse($"00000000-0000-4000-8000-{number:D12}", CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Adds one more job, which has changed just now.</summary>
    public static void AddJob(ServiceApiSandbox sandbox) => sandbox.Jobs.Update(sandbox.Jobs.Seed(1)[0], _ => { });
}
