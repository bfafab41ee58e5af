using Microsoft.Extensions.Configuration;
using ServiceApi.Client.Testing;

namespace RepairShop;

/// <summary>The two service orders of the day: a device that was sent in, and one that is repaired where it stands.</summary>
internal sealed record Orders(Guid Depot, Guid Onsite)
{
    public static Orders Named(IConfiguration configuration) => new(Id(configuration, "depot"), Id(configuration, "onsite"));

    public static Orders AssignedIn(ServiceApiSandbox sandbox) =>
        new(sandbox.ServiceOrders.Add(SandboxServiceOrderKind.Depot).Id, sandbox.ServiceOrders.Add(SandboxServiceOrderKind.Onsite).Id);

    private static Guid Id(IConfiguration configuration, string kind) =>
        Guid.TryParse(configuration[kind], out var id) ? id : throw new ArgumentException($"Name a service order that you have accepted: --{kind} ID, where ID is a UUID.");
}
