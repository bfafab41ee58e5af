using System.Text.Json.Nodes;

namespace ServiceApi.Client.Testing.Tests;

public sealed class FixedSlotTests
{
    private const string Target = $"/service/v1/serviceResources/T1/capacity/fixed?marketplaceIds={World.Marketplace}";

    [Fact]
    public async Task Each_slot_has_what_holds_throughout_of_the_types_that_are_asked_for()
    {
        await using var world = await WithHoursAsync();
        world.Sandbox.Jobs.Add("""
            { "serviceJobId": "j", "appointments": [
              { "appointmentId": "a-100", "appointmentStatus": "ACTIVE", "assignedTechnicians": [{ "technicianId": "T1" }],
                "appointmentTime": { "startTime": "2026-11-23T10:15:00Z", "durationInMinutes": 30 } },
              { "appointmentId": "a-101", "appointmentStatus": "CANCELLED", "assignedTechnicians": [{ "technicianId": "T1" }],
                "appointmentTime": { "startTime": "2026-11-23T09:15:00Z", "durationInMinutes": 30 } }] }
            """);
        world.Sandbox.Reservations.Add("r-1", (JsonObject)JsonNode.Parse("""{ "type": "TRAVEL", "availability": { "startTime": "2026-11-23T10:30:00Z", "endTime": "2026-11-23T11:30:00Z" } }""")!, "T1");

        var answer = await AskAsync(world, """
            {"startDateTime":"2026-11-23T08:30:00Z","endDateTime":"2026-11-23T12:30:00Z","slotDuration":60,
             "capacityTypes":["SCHEDULED_CAPACITY","AVAILABLE_CAPACITY","ENCUMBERED_CAPACITY","RESERVED_CAPACITY"]}
            """);

        Assert.Equal(60, (int)answer["slotDuration"]!);
        Assert.Equal("T1", (string)answer["resourceId"]!);
        Assert.Equal(
            [
                """{"startDateTime":"2026-11-23T08:30:00Z","scheduledCapacity":0,"availableCapacity":0,"encumberedCapacity":0,"reservedCapacity":0}""",
                """{"startDateTime":"2026-11-23T09:30:00Z","scheduledCapacity":3,"availableCapacity":2,"encumberedCapacity":1,"reservedCapacity":0}""",
                """{"startDateTime":"2026-11-23T10:30:00Z","scheduledCapacity":3,"availableCapacity":1,"encumberedCapacity":1,"reservedCapacity":1}""",
                """{"startDateTime":"2026-11-23T11:30:00Z","scheduledCapacity":0,"availableCapacity":0,"encumberedCapacity":0,"reservedCapacity":0}""",
            ],
            answer["capacities"]!.AsArray().Select(slot => slot!.ToJsonString()));
    }

    [Theory]
    [InlineData("", 60, 2)]
    [InlineData(""","slotDuration":5""", 5, 24)]
    [InlineData(""","slotDuration":45.0""", 45, 3)]
    [InlineData(""","slotDuration":360""", 360, 1)]
    public async Task Slots_are_as_long_as_asked_for_and_begin_within_the_window(string duration, int minutes, int count)
    {
        await using var world = await WithHoursAsync();

        var answer = await AskAsync(world, $$"""{"startDateTime":"2026-11-23T08:00:00Z","endDateTime":"2026-11-23T10:00:00Z"{{duration}}}""");

        Assert.Equal(minutes, (int)answer["slotDuration"]!);
        Assert.Equal(
            Enumerable.Range(0, count).Select(index => new DateTime(2026, 11, 23, 8, 0, 0).AddMinutes(index * minutes).ToString("s") + "Z"),
            answer["capacities"]!.AsArray().Select(slot => (string)slot!["startDateTime"]!));
        Assert.All(answer["capacities"]!.AsArray(), slot => Assert.Equal(["startDateTime", "scheduledCapacity"], slot!.AsObject().Select(member => member.Key)));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("4")]
    [InlineData("7")]
    [InlineData("-5")]
    [InlineData("365")]
    [InlineData("\"60\"")]
    public async Task A_slot_lasts_a_multiple_of_5_minutes_from_5_to_360(string duration)
    {
        await using var world = await WithHoursAsync();

        using var answer = await world.PostAsync(Target, $$"""{"startDateTime":"2026-11-23T08:00:00Z","endDateTime":"2026-11-23T10:00:00Z","slotDuration":{{duration}}}""");

        Assert.Contains("slotDuration", (string)(await World.ErrorAsync(answer, 400))["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Slots_come_page_by_page_and_the_last_page_has_no_token()
    {
        await using var world = await WithHoursAsync(maxSlotsPerPage: 4);
        const string Body = """{"startDateTime":"2026-11-23T08:00:00Z","endDateTime":"2026-11-23T16:00:00Z"}""";

        var first = await AskAsync(world, Body);
        var last = await AskAsync(world, Body, $"&nextPageToken={Uri.EscapeDataString((string)first["nextPageToken"]!)}");

        Assert.Equal(["08", "09", "10", "11"], Hours(first));
        Assert.Equal(["12", "13", "14", "15"], Hours(last));
        Assert.False(last.ContainsKey("nextPageToken"));

        static string[] Hours(JsonObject page) => [.. page["capacities"]!.AsArray().Select(slot => ((string)slot!["startDateTime"]!)[11..13])];
    }

    [Fact]
    public async Task An_unknown_resource_is_a_404()
    {
        await using var world = await World.StartAsync();

        using var answer = await world.PostAsync(Target, """{"startDateTime":"2026-11-23T08:00:00Z","endDateTime":"2026-11-23T10:00:00Z"}""");

        await World.ErrorAsync(answer, 404);
    }

    private static async Task<JsonObject> AskAsync(World world, string body, string query = "")
    {
        using var answer = await world.PostAsync(Target + query, body);
        return await World.OkAsync(answer);
    }

    private static async Task<World> WithHoursAsync(int maxSlotsPerPage = 100)
    {
        var world = await World.StartAsync(time => new() { TimeProvider = time, MaxSlotsPerPage = maxSlotsPerPage });
        world.Sandbox.Resources.Add("T1");
        world.Sandbox.Resources.SetSchedule("T1", """[{"startTime":"2026-11-23T09:00:00Z","endTime":"2026-11-23T12:00:00Z","capacity":3}]""");
        return world;
    }
}
