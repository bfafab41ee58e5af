using ServiceApi.Client.Faults.Tests.Worlds;
using ServiceApi.Client.Paging;

namespace ServiceApi.Client.Faults.Tests.Calls;

/// <summary>The calls of <see cref="IResourcesClient"/>.</summary>
internal static class ResourceCalls
{
    public static IReadOnlyList<CallKind> All { get; } =
    [
        CallKind.Of("Resources.UpdateScheduleAsync", "updateSchedule", Update),
        CallKind.Of("Resources.ListRangeCapacityAsync", "getRangeSlotCapacity", (world, number) => Capacity(() => world.ClientOf(number).Resources.ListRangeCapacityAsync(
            FaultWorld.Store, FaultWorld.Marketplace, new() { StartDateTime = world.Begun, EndDateTime = world.Begun.AddDays(7) }))),
        CallKind.Of("Resources.ListFixedCapacityAsync", "getFixedSlotCapacity", (world, number) => Capacity(() => world.ClientOf(number).Resources.ListFixedCapacityAsync(
            FaultWorld.Store, FaultWorld.Marketplace, new() { SlotDuration = 60, StartDateTime = world.Begun, EndDateTime = world.Begun.AddDays(7) }))),
    ];

    private static CampaignCall Update(FaultWorld world, int number)
    {
        var id = $"T-{number}";
        world.Sandbox.Resources.Add(id, $"{Secrets.Mark} technician");
        var start = world.Begun.AddDays(20);
        return new(
            async token =>
            {
                await world.ClientOf(number).Resources.UpdateScheduleAsync(id, FaultWorld.Marketplace, [new() { StartTime = start, EndTime = start.AddHours(1), Capacity = number + 1 }], null, token);
                return null;
            },
            () => world.Sandbox.Resources.FindSchedule(id)!.Count(record => (int?)record?["capacity"] == number + 1));
    }

    private static CampaignCall Capacity<T>(Func<AsyncPageable<T>> list) => new(async token =>
    {
        var slots = 0;
        await foreach (var _ in list().WithCancellation(token))
        {
            slots++;
        }

        return slots > 0 ? null : "no capacity";
    });
}
