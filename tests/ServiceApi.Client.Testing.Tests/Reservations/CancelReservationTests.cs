using System.Text.Json.Nodes;

namespace ServiceApi.Client.Testing.Tests;

public sealed class CancelReservationTests
{
    private const string Target = "/service/v1/reservation/r-1?marketplaceIds=ATVPDKIKX0DER";

    [Fact]
    public async Task A_reservation_is_cancelled_once_without_a_word()
    {
        await using var world = await World.StartAsync();
        world.Sandbox.Reservations.Add("r-1", new JsonObject { ["type"] = "BREAK" });
        world.Sandbox.Reservations.Add("r-2");

        using var first = await world.SendAsync(HttpMethod.Delete, Target);
        using var second = await world.SendAsync(HttpMethod.Delete, Target);

        Assert.Equal(204, (int)first.StatusCode);
        Assert.Empty(await first.Content.ReadAsStringAsync());
        Assert.Equal("NotFound", (string)(await World.ErrorAsync(second, 404))["code"]!);
        Assert.Null(world.Sandbox.Reservations.Find("r-1"));
        Assert.Equal(["r-2"], world.Sandbox.Reservations.Ids);
    }

    [Theory]
    [InlineData("/service/v1/reservation/r-1")]
    [InlineData("/service/v1/reservation/r-1?marketplaceIds=A1,A2")]
    public async Task Exactly_one_marketplace_is_required(string target)
    {
        await using var world = await World.StartAsync();
        world.Sandbox.Reservations.Add("r-1");

        using var answer = await world.SendAsync(HttpMethod.Delete, target);

        await World.ErrorAsync(answer, 400);
        Assert.NotNull(world.Sandbox.Reservations.Find("r-1"));
    }

    [Fact]
    public async Task A_reservation_has_its_id_and_what_the_test_gave_it()
    {
        await using var world = await World.StartAsync();

        world.Sandbox.Reservations.Add("r-1", new JsonObject { ["type"] = "BREAK" });

        Assert.Equal("""{"type":"BREAK","reservationId":"r-1"}""", world.Sandbox.Reservations.Find("r-1")!.ToJsonString());
    }
}
