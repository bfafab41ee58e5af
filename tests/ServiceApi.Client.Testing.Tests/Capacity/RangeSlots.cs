using System.Text.Json.Nodes;

namespace ServiceApi.Client.Testing.Tests;

/// <summary>A resource with working hours, and what getRangeSlotCapacity says of it.</summary>
internal static class RangeSlots
{
    public const string Target = $"/service/v1/serviceResources/T1/capacity/range?marketplaceIds={World.Marketplace}";

    public static string[] Slots(JsonObject answer, string type) =>
    [
        .. answer["capacities"]!.AsArray().Single(capacity => (string)capacity!["capacityType"]! == type)!["slots"]!.AsArray()
            .Select(slot => $"{slot!["startDateTime"]}/{slot["endDateTime"]}:{slot["capacity"]}"),
    ];

    public static async Task<JsonObject> AskAsync(World world, string body, string query = "")
    {
        using var answer = await world.PostAsync(Target + query, body);
        return await World.OkAsync(answer);
    }

    public static async Task<World> WithHoursAsync(string schedules, int maxSlotsPerPage = 100)
    {
        var world = await World.StartAsync(time => new() { TimeProvider = time, MaxSlotsPerPage = maxSlotsPerPage });
        world.Sandbox.Resources.Add("T1");
        world.Sandbox.Resources.SetSchedule("T1", schedules);
        return world;
    }
}
