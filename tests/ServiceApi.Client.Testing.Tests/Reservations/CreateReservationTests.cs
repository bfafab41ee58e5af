using static ServiceApi.Client.Testing.Tests.Reserving;

namespace ServiceApi.Client.Testing.Tests;

public sealed class CreateReservationTests
{
    [Fact]
    public async Task Success_says_the_id_alone_and_the_reservation_is_kept_offset_and_all()
    {
        await using var world = await WithHoursAsync();

        using var answer = await world.PostAsync(Create, Body("2026-11-23T02:00:00-07:00", "2026-11-23T03:00:00-07:00"));

        Assert.Equal("""{"payload":{"reservation":{"reservationId":"457"}}}""", (await World.OkAsync(answer)).ToJsonString());
        Assert.Equal(
            """{"type":"BREAK","availability":{"startTime":"2026-11-23T02:00:00-07:00","endTime":"2026-11-23T03:00:00-07:00"},"reservationId":"457"}""",
            world.Sandbox.Reservations.Find("457")!.ToJsonString());
    }

    [Fact]
    public async Task A_reservation_takes_capacity_until_none_is_left_and_cancelling_gives_it_back()
    {
        await using var world = await WithHoursAsync();
        var body = Body("2026-11-23T10:00:00Z", "2026-11-23T11:00:00Z");
        using var first = await world.PostAsync(Create, body);
        using var second = await world.PostAsync(Create, body);

        using var third = await world.PostAsync(Create, body);
        var taken = await AvailableAsync(world);
        using var cancelled = await world.SendAsync(HttpMethod.Delete, $"/service/v1/reservation/457?marketplaceIds={World.Marketplace}");
        var given = await AvailableAsync(world);
        using var fourth = await world.PostAsync(Create, body);

        var record = (await World.OkAsync(third))["payload"]!;
        Assert.Equal("InsufficientCapacity", (string)Assert.Single(record["errors"]!.AsArray())!["code"]!);
        Assert.Equal("BREAK", (string)record["reservation"]!["type"]!);
        Assert.Equal((0, 1), (taken, given));
        Assert.Equal("459", (string)(await World.OkAsync(fourth))["payload"]!["reservation"]!["reservationId"]!);
        Assert.Equal(["458", "459"], world.Sandbox.Reservations.Ids.Order());
    }

    [Theory]
    [InlineData("2026-11-23T08:59:00Z", "2026-11-23T10:00:00Z", "", false)]
    [InlineData("2026-11-23T16:00:00Z", "2026-11-23T17:01:00Z", "", false)]
    [InlineData("2026-11-23T09:00:00Z", "2026-11-23T17:00:00Z", "", true)]
    [InlineData("2026-11-23T09:00:00Z", "2026-11-23T17:00:00Z", ",\"capacity\":2", true)]
    [InlineData("2026-11-23T09:00:00Z", "2026-11-23T17:00:00Z", ",\"capacity\":3", false)]
    [InlineData("2026-11-23T12:00:00Z", "2026-11-23T13:00:00Z", ",\"recurrence\":{\"endTime\":\"2026-11-27T20:00:00Z\"}", true)]
    [InlineData("2026-11-23T12:00:00Z", "2026-11-23T13:00:00Z", ",\"recurrence\":{\"endTime\":\"2026-11-28T20:00:00Z\"}", false)]
    [InlineData("2026-11-23T12:00:00Z", "2026-11-23T13:00:00Z", ",\"recurrence\":{\"endTime\":\"9999-12-31T00:00:00Z\"}", false)]
    public async Task There_must_be_enough_capacity_for_the_whole_of_an_appointment(string start, string end, string more, bool isEnough)
    {
        await using var world = await WithHoursAsync();

        using var answer = await world.PostAsync(Create, Body(start, end, more).Replace("\"BREAK\"", "\"APPOINTMENT\"", StringComparison.Ordinal));

        Assert.Equal(!isEnough, (await World.OkAsync(answer))["payload"]!.AsObject().ContainsKey("errors"));
        Assert.Equal(isEnough ? 1 : 0, world.Sandbox.Reservations.Ids.Count);
    }

    [Theory]
    [InlineData("2026-11-23T00:00:00Z", "2026-11-23T23:59:00Z", "", true)]
    [InlineData("2026-11-23T00:00:00Z", "2026-11-23T23:59:00Z", ",\"capacity\":3", false)]
    [InlineData("2026-11-23T01:00:00Z", "2026-11-23T02:00:00Z", "", false)]
    public async Task A_day_off_takes_away_what_there_is(string start, string end, string more, bool isEnough)
    {
        await using var world = await WithHoursAsync();

        using var answer = await world.PostAsync(Create, Body(start, end, more).Replace("\"BREAK\"", "\"VACATION\"", StringComparison.Ordinal));

        Assert.Equal(!isEnough, (await World.OkAsync(answer))["payload"]!.AsObject().ContainsKey("errors"));
    }

    [Theory]
    [InlineData("POST", "/service/v1/reservation")]
    [InlineData("PUT", "/service/v1/reservation/r-1")]
    public async Task An_unknown_resource_is_a_200_with_errors_alone(string method, string path)
    {
        await using var world = await WithHoursAsync();
        world.Sandbox.Reservations.Add("r-1");

        using var answer = await world.SendAsync(HttpMethod.Parse(method), $"{path}?marketplaceIds={World.Marketplace}", Body("2026-11-23T10:00:00Z", "2026-11-23T11:00:00Z").Replace("\"T1\"", "\"nobody\"", StringComparison.Ordinal));

        var result = await World.OkAsync(answer);
        Assert.False(result.ContainsKey("payload"));
        Assert.Equal("ResourceNotFound", (string)Assert.Single(result["errors"]!.AsArray())!["code"]!);
    }

    [Theory]
    [InlineData("""{"reservation":{"type":"BREAK","availability":{"startTime":"2026-11-23T10:00:00Z","endTime":"2026-11-23T11:00:00Z"}}}""", "resourceId")]
    [InlineData("""{"resourceId":"T1"}""", "reservation")]
    [InlineData("""{"resourceId":"T1","reservation":{}}""", "type")]
    [InlineData("""{"resourceId":"T1","reservation":{"availability":{"startTime":"2026-11-23T10:00:00Z","endTime":"2026-11-23T11:00:00Z"}}}""", "type")]
    [InlineData("""{"resourceId":"T1","reservation":{"type":"PARTY","availability":{"startTime":"2026-11-23T10:00:00Z","endTime":"2026-11-23T11:00:00Z"}}}""", "type")]
    [InlineData("""{"resourceId":"T1","reservation":{"type":"BREAK"}}""", "availability")]
    [InlineData("""{"resourceId":"T1","reservation":{"type":"BREAK","availability":{"endTime":"2026-11-23T11:00:00Z"}}}""", "startTime")]
    [InlineData("""{"resourceId":"T1","reservation":{"type":"BREAK","availability":{"startTime":"2026-11-23T10:00:00Z","endTime":"2026-11-23T11:00:00Z","capacity":0}}}""", "capacity")]
    [InlineData("""{"resourceId":"T1","reservation":{"reservationId":"","type":"BREAK","availability":{"startTime":"2026-11-23T10:00:00Z","endTime":"2026-11-23T11:00:00Z"}}}""", "reservationId")]
    public async Task A_reservation_is_checked_against_the_contract(string body, string named)
    {
        await using var world = await WithHoursAsync();

        using var answer = await world.PostAsync(Create, body);

        Assert.Contains(named, (string)(await World.ErrorAsync(answer, 400))["message"]!, StringComparison.Ordinal);
        Assert.Empty(world.Sandbox.Reservations.Ids);
    }

    [Fact]
    public async Task Only_one_of_many_at_a_time_gets_the_last_capacity()
    {
        await using var world = await WithHoursAsync();
        var body = Body("2026-11-23T10:00:00Z", "2026-11-23T11:00:00Z", ",\"capacity\":2");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => world.PostAsync(Create, body)));

        var refused = 0;
        foreach (var answer in answers)
        {
            refused += (await World.OkAsync(answer))["payload"]!.AsObject().ContainsKey("errors") ? 1 : 0;
            answer.Dispose();
        }

        Assert.Equal(19, refused);
        Assert.Single(world.Sandbox.Reservations.Ids);
    }
}
