using static ServiceApi.Client.Testing.Tests.Reserving;

namespace ServiceApi.Client.Testing.Tests;

public sealed class UpdateReservationTests
{
    [Fact]
    public async Task An_update_takes_the_place_of_the_reservation_and_does_not_stand_in_its_own_way()
    {
        await using var world = await WithHoursAsync();
        using var created = await world.PostAsync(Create, Body("2026-11-23T10:00:00Z", "2026-11-23T11:00:00Z", ",\"capacity\":2"));

        using var updated = await UpdateAsync(world, "457", Body("2026-11-23T10:30:00Z", "2026-11-23T11:30:00Z", ",\"capacity\":2", id: "457"));
        using var refused = await UpdateAsync(world, "457", Body("2026-11-23T10:30:00Z", "2026-11-23T11:30:00Z", ",\"capacity\":3", id: "457"));

        Assert.Equal("""{"payload":{"reservation":{"reservationId":"457"}}}""", (await World.OkAsync(updated)).ToJsonString());
        Assert.Single((await World.OkAsync(refused))["payload"]!["errors"]!.AsArray());
        Assert.Equal(["457"], world.Sandbox.Reservations.Ids);
        var kept = world.Sandbox.Reservations.Find("457")!["availability"]!;
        Assert.Equal("2026-11-23T10:30:00Z", (string)kept["startTime"]!);
        Assert.Equal(2, (int)kept["capacity"]!);
    }

    [Fact]
    public async Task The_id_in_the_body_decides_whether_a_reservation_is_made_or_changed()
    {
        await using var world = await WithHoursAsync();
        using var created = await world.PostAsync(Create, Body("2026-11-23T10:00:00Z", "2026-11-23T11:00:00Z"));

        using var changed = await world.PostAsync(Create, Body("2026-11-23T12:00:00Z", "2026-11-23T13:00:00Z", id: "457"));
        using var unknown = await world.PostAsync(Create, Body("2026-11-23T12:00:00Z", "2026-11-23T13:00:00Z", id: "9"));
        using var made = await UpdateAsync(world, "457", Body("2026-11-23T14:00:00Z", "2026-11-23T15:00:00Z"));

        Assert.Equal("457", (string)(await World.OkAsync(changed))["payload"]!["reservation"]!["reservationId"]!);
        Assert.Equal("ReservationNotFound", (string)(await World.OkAsync(unknown))["payload"]!["errors"]![0]!["code"]!);
        Assert.Equal("458", (string)(await World.OkAsync(made))["payload"]!["reservation"]!["reservationId"]!);
        Assert.Equal("2026-11-23T12:00:00Z", (string)world.Sandbox.Reservations.Find("457")!["availability"]!["startTime"]!);
    }

    [Fact]
    public async Task An_update_of_an_unknown_reservation_is_a_404_and_two_different_ids_are_a_400()
    {
        await using var world = await WithHoursAsync();

        using var unknown = await UpdateAsync(world, "9", Body("2026-11-23T10:00:00Z", "2026-11-23T11:00:00Z", id: "9"));
        using var different = await UpdateAsync(world, "9", Body("2026-11-23T10:00:00Z", "2026-11-23T11:00:00Z", id: "8"));

        await World.ErrorAsync(unknown, 404);
        await World.ErrorAsync(different, 400);
    }
}
