using System.Text.Json.Nodes;
using static ServiceApi.Client.Testing.Tests.RangeSlots;

namespace ServiceApi.Client.Testing.Tests;

public sealed class RangeSlotTests
{
    [Fact]
    public async Task Each_type_has_slots_as_long_as_it_stays_the_same()
    {
        await using var world = await WithHoursAsync("""[{"startTime":"2026-11-23T09:00:00-07:00","endTime":"2026-11-23T17:00:00-07:00","capacity":2}]""");
        Reserve(world, "r-1", "BREAK", "2026-11-23T19:00:00Z", "2026-11-23T20:00:00Z");
        Reserve(world, "r-2", "APPOINTMENT", "2026-11-23T20:00:00Z", "2026-11-23T21:00:00Z", capacity: 2);

        var answer = await AskAsync(world, """{"startDateTime":"2026-11-23T00:00:00Z","endDateTime":"2026-11-24T00:00:00Z","capacityTypes":["RESERVED_CAPACITY","SCHEDULED_CAPACITY","AVAILABLE_CAPACITY","ENCUMBERED_CAPACITY"]}""");

        Assert.Equal(["resourceId", "capacities"], answer.Select(member => member.Key));
        Assert.Equal("T1", (string)answer["resourceId"]!);
        Assert.Equal(["2026-11-23T16:00:00Z/2026-11-24T00:00:00Z:2"], Slots(answer, "SCHEDULED_CAPACITY"));
        Assert.Equal(
            ["2026-11-23T16:00:00Z/2026-11-23T19:00:00Z:2", "2026-11-23T19:00:00Z/2026-11-23T20:00:00Z:1", "2026-11-23T21:00:00Z/2026-11-24T00:00:00Z:2"],
            Slots(answer, "AVAILABLE_CAPACITY"));
        Assert.Equal(["2026-11-23T20:00:00Z/2026-11-23T21:00:00Z:2"], Slots(answer, "ENCUMBERED_CAPACITY"));
        Assert.Equal(["2026-11-23T19:00:00Z/2026-11-23T20:00:00Z:1"], Slots(answer, "RESERVED_CAPACITY"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(""","capacityTypes":[]""")]
    public async Task Scheduled_capacity_is_what_is_meant_when_no_type_is_named(string types)
    {
        await using var world = await WithHoursAsync("""[{"startTime":"2026-11-23T09:00:00Z","endTime":"2026-11-23T17:00:00Z"}]""");

        var answer = await AskAsync(world, $$"""{"startDateTime":"2026-11-23T10:00:00Z","endDateTime":"2026-11-23T12:00:00Z"{{types}}}""");

        Assert.Equal("SCHEDULED_CAPACITY", (string)Assert.Single(answer["capacities"]!.AsArray())!["capacityType"]!);
        Assert.Equal(["2026-11-23T10:00:00Z/2026-11-23T12:00:00Z:1"], Slots(answer, "SCHEDULED_CAPACITY"));
    }

    [Fact]
    public async Task Records_that_overlap_add_up_and_records_that_touch_are_one_slot()
    {
        await using var world = await WithHoursAsync("""
            [{"startTime":"2026-11-23T09:00:00Z","endTime":"2026-11-23T12:00:00Z"},
             {"startTime":"2026-11-23T12:00:00Z","endTime":"2026-11-23T15:00:00Z"},
             {"startTime":"2026-11-23T14:00:00Z","endTime":"2026-11-23T16:00:00Z","capacity":3}]
            """);

        var answer = await AskAsync(world, """{"startDateTime":"2026-11-23T00:00:00Z","endDateTime":"2026-11-24T00:00:00Z"}""");

        Assert.Equal(
            ["2026-11-23T09:00:00Z/2026-11-23T14:00:00Z:1", "2026-11-23T14:00:00Z/2026-11-23T15:00:00Z:4", "2026-11-23T15:00:00Z/2026-11-23T16:00:00Z:3"],
            Slots(answer, "SCHEDULED_CAPACITY"));
    }

    [Fact]
    public async Task Slots_come_page_by_page()
    {
        await using var world = await WithHoursAsync(
            """[{"startTime":"2026-11-23T09:00:00Z","endTime":"2026-11-23T17:00:00Z","recurrence":{"endTime":"2026-11-28T00:00:00Z"}}]""", maxSlotsPerPage: 4);
        const string Body = """{"startDateTime":"2026-11-22T00:00:00Z","endDateTime":"2026-12-22T00:00:00Z","capacityTypes":["SCHEDULED_CAPACITY","AVAILABLE_CAPACITY"]}""";
        var pages = new List<JsonObject>();
        string? token = null;

        do
        {
            pages.Add(await AskAsync(world, Body, token is null ? "" : $"&nextPageToken={Uri.EscapeDataString(token)}"));
            token = (string?)pages[^1]["nextPageToken"];
        }
        while (token is not null);

        Assert.Equal([4, 1, 0], pages.Select(page => Slots(page, "SCHEDULED_CAPACITY").Length));
        Assert.Equal([0, 3, 2], pages.Select(page => Slots(page, "AVAILABLE_CAPACITY").Length));
        Assert.Equal(5, pages.SelectMany(page => Slots(page, "AVAILABLE_CAPACITY")).Distinct().Count());
    }

    [Theory]
    [InlineData("""{"endDateTime":"2026-11-24T00:00:00Z"}""", "startDateTime")]
    [InlineData("""{"startDateTime":"2026-11-24T00:00:00Z"}""", "endDateTime")]
    [InlineData("""{"startDateTime":"2026-11-24T00:00:00Z","endDateTime":"2026-11-24T00:00:00Z"}""", "endDateTime")]
    [InlineData("""{"startDateTime":"2026-11-24T00:00:00Z","endDateTime":"2026-11-25T00:00:00Z","capacityTypes":["FREE_CAPACITY"]}""", "capacityTypes")]
    [InlineData("""{"startDateTime":"2026-11-24T00:00:00Z","endDateTime":"2026-11-25T00:00:00Z","capacityTypes":[1]}""", "capacityTypes")]
    [InlineData("""{"startDateTime":"2026-11-24T00:00:00Z","endDateTime":"2026-11-25T00:00:00Z","capacityTypes":"SCHEDULED_CAPACITY"}""", "capacityTypes")]
    public async Task The_query_is_checked_against_the_contract(string body, string named)
    {
        await using var world = await WithHoursAsync("[]");

        using var answer = await world.PostAsync(Target, body);

        Assert.Contains(named, (string)(await World.ErrorAsync(answer, 400))["message"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Target + "&nextPageToken=made-up", 400)]
    [InlineData($"/service/v1/serviceResources/nobody/capacity/range?marketplaceIds={World.Marketplace}", 404)]
    public async Task A_token_is_one_of_an_earlier_answer_and_a_resource_one_that_is_known(string target, int status)
    {
        await using var world = await WithHoursAsync("[]");

        using var answer = await world.PostAsync(target, """{"startDateTime":"2026-11-24T00:00:00Z","endDateTime":"2026-11-25T00:00:00Z"}""");

        await World.ErrorAsync(answer, status);
    }

    private static void Reserve(World world, string id, string type, string start, string end, int capacity = 1) =>
        world.Sandbox.Reservations.Add(
            id,
            new JsonObject { ["type"] = type, ["availability"] = new JsonObject { ["startTime"] = start, ["endTime"] = end, ["capacity"] = capacity } },
            "T1");
}
