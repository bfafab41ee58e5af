using System.Text.Json.Nodes;
using ServiceApi.Client.Faults.Tests.Worlds;
using ServiceApi.Client.Models;

namespace ServiceApi.Client.Faults.Tests.Calls;

/// <summary>The calls of <see cref="IReservationsClient"/>.</summary>
internal static class ReservationCalls
{
    public static IReadOnlyList<CallKind> All { get; } =
    [
        CallKind.Of("Reservations.CreateAsync", "createReservation", Create),
        CallKind.Of("Reservations.UpdateAsync", "updateReservation", Update),
        CallKind.Of("Reservations.CancelAsync", "cancelReservation", Cancel),
    ];

    private static CampaignCall Create(FaultWorld world, int number)
    {
        // Each has a capacity that no other has, by which it is found; there is enough for it twice
        var wanted = 1_000_000 + number;
        return new(
            async token =>
            {
                var answer = await world.ClientOf(number).Reservations.CreateAsync(FaultWorld.Marketplace, new() { ResourceId = FaultWorld.Store, Reservation = Of(world, ReservationType.Vacation, wanted) }, null, token);
                return answer.Payload?.Reservation?.ReservationId is { } id && Has(world.Sandbox.Reservations.Find(id), wanted) ? null : "no reservation with the id that was told";
            },
            () => world.Sandbox.Reservations.Ids.Count(id => Has(world.Sandbox.Reservations.Find(id), wanted)));
    }

    private static CampaignCall Update(FaultWorld world, int number)
    {
        var id = Seed(world, number);
        return new(
            async token =>
            {
                await world.ClientOf(number).Reservations.UpdateAsync(id, FaultWorld.Marketplace, new() { ResourceId = FaultWorld.Store, Reservation = Of(world, ReservationType.Break, number + 1) }, null, token);
                return null;
            },
            () => Has(world.Sandbox.Reservations.Find(id), number + 1) ? 1 : 0);
    }

    private static CampaignCall Cancel(FaultWorld world, int number)
    {
        var id = Seed(world, number);
        return new(
            async token =>
            {
                await world.ClientOf(number).Reservations.CancelAsync(id, FaultWorld.Marketplace, null, token);
                return null;
            },
            () => world.Sandbox.Reservations.Find(id) is null ? 1 : 0);
    }

    private static string Seed(FaultWorld world, int number)
    {
        var id = $"R-{number}";
        world.Sandbox.Reservations.Add(id, new JsonObject { ["type"] = "TRAVEL" });
        return id;
    }

    private static ReservationInput Of(FaultWorld world, ReservationType type, int capacity) => new()
    {
        Type = type,
        Availability = new() { StartTime = world.Begun.AddDays(40), EndTime = world.Begun.AddDays(40).AddHours(1), Capacity = capacity },
    };

    private static bool Has(JsonObject? reservation, int capacity) => (int?)reservation?["availability"]?["capacity"] == capacity;
}
