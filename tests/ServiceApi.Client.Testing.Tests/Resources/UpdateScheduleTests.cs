using System.Text.Json.Nodes;

namespace ServiceApi.Client.Testing.Tests;

public sealed class UpdateScheduleTests
{
    private const string Target = $"/service/v1/serviceResources/T1/schedules?marketplaceIds={World.Marketplace}";

    private const string Monday = """{"startTime":"2026-11-23T09:00:00-07:00","endTime":"2026-11-23T17:00:00-07:00","recurrence":{"endTime":"2026-12-31T23:59:59-07:00","daysOfWeek":["MONDAY"]},"capacity":2}""";

    [Fact]
    public async Task A_schedule_is_kept_as_it_came_offset_and_all_in_the_place_of_the_earlier_one()
    {
        await using var world = await WithResourceAsync();

        using var first = await world.PutAsync(Target, """{"schedules":[{"startTime":"2026-11-24T09:00:00Z","endTime":"2026-11-24T17:00:00Z"}]}""");
        using var second = await world.PutAsync(Target, $$"""{"schedules":[{{Monday}}]}""");

        Assert.Equal("""{"payload":[]}""", (await World.OkAsync(second)).ToJsonString());
        Assert.Equal($"[{Monday}]", Schedule(world));
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_its_record_and_the_others_are_kept()
    {
        await using var world = await WithResourceAsync();
        const string Backwards = """{"startTime":"2026-11-24T17:00:00Z","endTime":"2026-11-24T09:00:00Z","capacity":0}""";
        const string Past = """{"startTime":"2026-11-20T09:00:00Z","endTime":"2026-11-20T17:00:00Z"}""";

        using var answer = await world.PutAsync(Target, $$"""{"schedules":[{{Backwards}},{{Monday}},{{Past}},7]}""");

        var result = await World.OkAsync(answer);
        var records = result["payload"]!.AsArray();
        Assert.False(result.ContainsKey("errors"));
        Assert.Equal(3, records.Count);
        Assert.Equal(Backwards, records[0]!["availability"]!.ToJsonString());
        Assert.Equal(2, records[0]!["errors"]!.AsArray().Count);
        Assert.Equal("InvalidInput", (string)records[0]!["errors"]![0]!["code"]!);
        Assert.Equal(Past, records[1]!["availability"]!.ToJsonString());
        Assert.Equal("AvailabilityInThePast", (string)records[1]!["warnings"]![0]!["code"]!);
        Assert.Equal("InvalidInput", (string)records[2]!["errors"]![0]!["code"]!);
        Assert.Equal($"[{Monday},{Past}]", Schedule(world));
    }

    [Fact]
    public async Task When_no_record_is_left_a_200_has_errors_alone_and_nothing_changes()
    {
        await using var world = await WithResourceAsync();
        world.Sandbox.Resources.SetSchedule("T1", $"[{Monday}]");

        using var answer = await world.PutAsync(Target, """{"schedules":[{"startTime":"2026-11-24T17:00:00Z","endTime":"2026-11-24T09:00:00Z"}, {}]}""");

        var result = await World.OkAsync(answer);
        Assert.False(result.ContainsKey("payload"));
        Assert.Equal(["schedules[0]", "schedules[1]", "schedules[1]"], result["errors"]!.AsArray().Select(error => (string)error!["details"]!));
        Assert.Equal($"[{Monday}]", Schedule(world));
    }

    [Fact]
    public async Task An_empty_schedule_takes_the_working_hours_away()
    {
        await using var world = await WithResourceAsync();
        world.Sandbox.Resources.SetSchedule("T1", $"[{Monday}]");

        using var answer = await world.PutAsync(Target, """{"schedules":[]}""");

        Assert.Equal("""{"payload":[]}""", (await World.OkAsync(answer)).ToJsonString());
        Assert.Equal("[]", Schedule(world));
    }

    [Theory]
    [InlineData("""{"endTime":"2026-11-24T17:00:00Z"}""", "startTime")]
    [InlineData("""{"startTime":"2026-11-24T09:00:00Z"}""", "endTime")]
    [InlineData("""{"startTime":"9 o'clock","endTime":"2026-11-24T17:00:00Z"}""", "startTime")]
    [InlineData("""{"startTime":"2026-11-24T09:00:00Z","endTime":"2026-11-24T09:00:00Z"}""", "endTime")]
    [InlineData("""{"startTime":"2026-11-24T09:00:00Z","endTime":"2026-11-24T17:00:00Z","capacity":1.5}""", "capacity")]
    [InlineData("""{"startTime":"2026-11-24T09:00:00Z","endTime":"2026-11-24T17:00:00Z","capacity":"2"}""", "capacity")]
    [InlineData("""{"startTime":"2026-11-24T09:00:00Z","endTime":"2026-11-24T17:00:00Z","recurrence":{}}""", "endTime")]
    [InlineData("""{"startTime":"2026-11-24T09:00:00Z","endTime":"2026-11-24T17:00:00Z","recurrence":"daily"}""", "recurrence")]
    [InlineData("""{"startTime":"2026-11-24T09:00:00Z","endTime":"2026-11-24T17:00:00Z","recurrence":{"endTime":"2026-11-24T09:00:00Z"}}""", "recurrence.endTime")]
    [InlineData("""{"startTime":"2026-11-24T09:00:00Z","endTime":"2026-11-25T09:00:01Z","recurrence":{"endTime":"2026-12-24T09:00:00Z"}}""", "24 hours")]
    [InlineData("""{"startTime":"2026-11-24T09:00:00Z","endTime":"2026-11-24T17:00:00Z","recurrence":{"endTime":"2026-12-24T09:00:00Z","daysOfWeek":["Monday"]}}""", "daysOfWeek")]
    [InlineData("""{"startTime":"2026-11-24T09:00:00Z","endTime":"2026-11-24T17:00:00Z","recurrence":{"endTime":"2026-12-24T09:00:00Z","daysOfWeek":"MONDAY"}}""", "daysOfWeek")]
    [InlineData("""{"startTime":"2026-11-24T09:00:00Z","endTime":"2026-11-24T17:00:00Z","recurrence":{"endTime":"2026-12-24T09:00:00Z","daysOfWeek":[null]}}""", "daysOfWeek")]
    [InlineData("""{"startTime":"2026-11-24T09:00:00Z","endTime":"2026-11-24T17:00:00Z","recurrence":{"endTime":"2026-12-24T09:00:00Z","daysOfMonth":[0]}}""", "daysOfMonth")]
    [InlineData("""{"startTime":"2026-11-24T09:00:00Z","endTime":"2026-11-24T17:00:00Z","recurrence":{"endTime":"2026-12-24T09:00:00Z","daysOfMonth":[32]}}""", "daysOfMonth")]
    public async Task A_record_is_checked_against_the_contract(string record, string named)
    {
        await using var world = await WithResourceAsync();

        using var answer = await world.PutAsync(Target, $$"""{"schedules":[{{record}}]}""");

        Assert.Contains(named, (string)(await World.OkAsync(answer))["errors"]![0]!["message"]!, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => world.Sandbox.Resources.SetSchedule("T1", $"[{record}]"));
        Assert.Equal("[]", Schedule(world));
    }

    [Theory]
    [InlineData("""{"startTime":"2026-11-24T09:00:00+0530","endTime":"2026-11-24T17:00:00-07","capacity":1}""")]
    [InlineData("""{"startTime":"2026-11-24T09:00:00Z","endTime":"2026-11-25T09:00:00Z","recurrence":{"endTime":"2026-12-24T09:00:00Z","daysOfMonth":[1,31],"daysOfWeek":["SUNDAY"]}}""")]
    [InlineData("""{"startTime":"2026-11-24T09:00:00Z","endTime":"2026-11-24T17:00:00Z","recurrence":{"endTime":"9999-12-31T23:59:59Z"},"capacity":5.0}""")]
    public async Task What_the_contract_allows_is_kept(string record)
    {
        await using var world = await WithResourceAsync();

        using var answer = await world.PutAsync(Target, $$"""{"schedules":[{{record}}]}""");

        Assert.Equal("""{"payload":[]}""", (await World.OkAsync(answer)).ToJsonString());
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse($"[{record}]"), world.Sandbox.Resources.FindSchedule("T1")));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"schedules":{}}""")]
    public async Task Schedules_are_required(string body)
    {
        await using var world = await WithResourceAsync();

        using var answer = await world.PutAsync(Target, body);

        Assert.Contains("schedules", (string)(await World.ErrorAsync(answer, 400))["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_resource_is_a_404()
    {
        await using var world = await World.StartAsync();

        using var answer = await world.PutAsync(Target, $$"""{"schedules":[{{Monday}}]}""");

        await World.ErrorAsync(answer, 404);
    }

    private static string Schedule(World world) => world.Sandbox.Resources.FindSchedule("T1")!.ToJsonString();

    private static async Task<World> WithResourceAsync()
    {
        var world = await World.StartAsync();
        world.Sandbox.Resources.Add("T1", "Tess");
        return world;
    }
}
