using ServiceApi.Client.Extend;
using ServiceApi.Client.Faults.Tests.Worlds;
using ServiceApi.Client.Testing;

namespace ServiceApi.Client.Faults.Tests.Calls;

/// <summary>The calls of Extend's client.</summary>
internal static class ExtendCalls
{
    public static IReadOnlyList<CallKind> All { get; } =
    [
        CallKind.Of("ServiceOrders.UpdateRepairAsync", "updateRepair", Report),
        CallKind.Of("Operations.GetPublicKeyAsync", "getPublicKey", (world, number) => Read(token => world.ExtendClientOf(number).Operations.GetPublicKeyAsync(token))),
        CallKind.Of("Operations.GetKeysAsync", "getKeys", (world, number) => Read(token => world.ExtendClientOf(number).Operations.GetKeysAsync(token))),
    ];

    private static CampaignCall Read(Func<CancellationToken, Task<RawResponse>> read) => new(async token => await read(token) is null ? "nothing" : null);

    private static CampaignCall Report(FaultWorld world, int number)
    {
        var order = world.Sandbox.ServiceOrders.Add(SandboxServiceOrderKind.Depot, account: world.ServicerOf(number)).Id;
        var receiver = $"{Secrets.Mark} {number}";
        return new(
            async token =>
            {
                await world.ExtendClientOf(number).ServiceOrders.UpdateRepairAsync(order, new ProductReceivedEvent { ReceivedBy = receiver }, null, token);
                return null;
            },
            () => world.Sandbox.ServiceOrders.Find(order)!.Events.Count(reported => reported.Json.GetProperty("receivedBy").GetString() == receiver));
    }
}
