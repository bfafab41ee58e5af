using System.Text.Json.Nodes;

namespace ServiceApi.Client.Testing.Tests;

public sealed class AppointmentSlotTests
{
    private const string ByStore = $"/service/v1/appointmentSlots?marketplaceIds={World.Marketplace}&asin=B0SANDBOX0&storeId=S1";
    private const string ByJob = $"/service/v1/serviceJobs/j/appointmentSlots?marketplaceIds={World.Marketplace}";

    [Theory]
    [InlineData(ByStore)]
    [InlineData(ByJob)]
    public async Task Slots_follow_the_stores_schedule_less_what_is_taken(string target)
    {
        await using var world = await WithStoreAsync();
        world.Sandbox.Reservations.Add("r-1", (JsonObject)JsonNode.Parse("""{ "type": "BREAK", "availability": { "startTime": "2026-11-23T10:00:00Z", "endTime": "2026-11-23T10:45:00Z", "capacity": 2 } }""")!, "S1");
        using var made = await world.AddAppointmentAsync("j", """{"appointmentTime":{"startTime":"2026-11-23T09:00:00Z","durationInMinutes":30}}""");

        var payload = await AskAsync(world, $"{target}&startTime=2026-11-23T00:00:00.000Z&endTime=2026-11-24T00:00:00.000Z");

        Assert.Equal("REAL_TIME_SCHEDULING", (string)payload["schedulingType"]!);
        Assert.Equal("2026-11-23T00:00:00Z", (string)payload["startTime"]!);
        Assert.Equal("2026-11-24T00:00:00Z", (string)payload["endTime"]!);
        Assert.Equal(["2026-11-23T08:30:00Z/2026-11-23T09:30:00Z:1", "2026-11-23T09:30:00Z/2026-11-23T10:30:00Z:0", "2026-11-23T10:30:00Z/2026-11-23T11:30:00Z:0"], Slots(payload));
    }

    [Fact]
    public async Task A_week_from_now_is_meant_when_no_time_is_given_and_what_has_begun_is_no_slot()
    {
        await using var world = await WithStoreAsync();
        world.Time.Advance(TimeSpan.FromHours(21.5));
        world.Token = await world.IssueTokenAsync();

        var payload = await AskAsync(world, ByStore);

        Assert.Equal("2026-11-23T09:30:00Z", (string)payload["startTime"]!);
        Assert.Equal("2026-11-30T09:30:00Z", (string)payload["endTime"]!);
        Assert.Equal(["2026-11-23T10:30:00Z", "2026-11-30T08:30:00Z"], Slots(payload).Select(slot => slot[..20]));
    }

    [Fact]
    public async Task A_job_without_a_known_store_has_slots_of_everybodys_working_hours_whatever_is_taken()
    {
        await using var world = await WithStoreAsync();
        world.Sandbox.Jobs.Update("j", job => job["storeId"] = "elsewhere");
        world.Sandbox.Resources.Add("T1");
        world.Sandbox.Resources.SetSchedule("T1", """[{"startTime":"2026-11-23T09:30:00Z","endTime":"2026-11-23T10:45:00Z"}]""");
        world.Sandbox.Reservations.Add("r-1", (JsonObject)JsonNode.Parse("""{ "type": "BREAK", "availability": { "startTime": "2026-11-23T09:30:00Z", "endTime": "2026-11-23T10:30:00Z" } }""")!, "T1");

        var payload = await AskAsync(world, $"{ByJob}&startTime=2026-11-23T00:00:00Z&endTime=2026-11-24T00:00:00Z");

        Assert.Equal("NON_REAL_TIME_SCHEDULING", (string)payload["schedulingType"]!);
        Assert.Equal(["2026-11-23T08:30:00Z/2026-11-23T09:30:00Z:2", "2026-11-23T09:30:00Z/2026-11-23T10:30:00Z:3", "2026-11-23T10:30:00Z/2026-11-23T11:30:00Z:2"], Slots(payload));
    }

    [Theory]
    [InlineData("&startTime=2026-11-23T00:00:00Z&endTime=2027-02-21T00:00:00Z", 200)]
    [InlineData("&startTime=2026-11-23T00:00:00Z&endTime=2027-02-21T00:00:01Z", 400)]
    [InlineData("&startTime=2026-11-23T00:00:00Z", 400)]
    [InlineData("&endTime=2026-11-23T00:00:00Z", 400)]
    [InlineData("&startTime=2026-11-23T00:00:00Z&endTime=2026-11-23T00:00:00Z", 400)]
    [InlineData("&startTime=now&endTime=2026-11-23T00:00:00Z", 400)]
    public async Task Start_and_end_come_together_at_most_90_days_apart(string query, int status)
    {
        await using var world = await WithStoreAsync();

        foreach (var target in (string[])[ByStore, ByJob])
        {
            using var answer = await world.GetAsync(target + query);
            Assert.Equal(status, (int)answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("storeId=S1", 400)]
    [InlineData("asin=B0SANDBOX0", 400)]
    [InlineData("asin=&storeId=S1", 400)]
    [InlineData("asin=B0SANDBOX0&storeId=", 400)]
    [InlineData("asin=B0SANDBOX0&storeId=nobody", 404)]
    public async Task Asin_and_a_known_store_are_required(string query, int status)
    {
        await using var world = await WithStoreAsync();

        using var answer = await world.GetAsync($"/service/v1/appointmentSlots?marketplaceIds={World.Marketplace}&{query}");

        await World.ErrorAsync(answer, status);
    }

    [Fact]
    public async Task A_stores_id_has_100_characters_at_most()
    {
        await using var world = await WithStoreAsync();

        using var allowed = await world.GetAsync(ByStore.Replace("S1", new string('x', 100), StringComparison.Ordinal));
        using var refused = await world.GetAsync(ByStore.Replace("S1", new string('x', 101), StringComparison.Ordinal));

        await World.ErrorAsync(allowed, 404);
        await World.ErrorAsync(refused, 400);
    }

    [Fact]
    public async Task An_unknown_job_is_a_404_and_one_that_is_over_a_422()
    {
        await using var world = await WithStoreAsync();
        using var unknown = await world.GetAsync(ByJob.Replace("/j/", "/nobody/", StringComparison.Ordinal));
        world.Sandbox.Jobs.Update("j", job => job["serviceJobStatus"] = "CANCELLED");

        using var over = await world.GetAsync(ByJob);

        await World.ErrorAsync(unknown, 404);
        await World.ErrorAsync(over, 422);
    }

    private static string[] Slots(JsonObject payload) =>
        [.. payload["appointmentSlots"]!.AsArray().Select(slot => $"{slot!["startTime"]}/{slot["endTime"]}:{slot["capacity"]}")];

    private static async Task<JsonObject> AskAsync(World world, string target)
    {
        using var answer = await world.GetAsync(target);
        return (await World.OkAsync(answer))["payload"]!.AsObject();
    }

    private static async Task<World> WithStoreAsync()
    {
        var world = await World.StartAsync();
        world.Sandbox.Resources.Add("S1");
        world.Sandbox.Resources.SetSchedule("S1", """
            [{"startTime":"2026-11-23T08:30:00Z","endTime":"2026-11-23T11:45:00Z","capacity":2,"recurrence":{"endTime":"2027-11-23T00:00:00Z","daysOfWeek":["MONDAY"]}}]
            """);
        world.Sandbox.Jobs.Add("""{ "serviceJobId": "j", "storeId": "S1", "serviceJobStatus": "PENDING_SCHEDULE" }""");
        return world;
    }
}
