namespace ServiceApi.Client.Testing.Tests;

/// <summary>A resource with a capacity of 2 on weekdays from 9 to 17 o'clock, and reservations of it.</summary>
internal static class Reserving
{
    public const string Create = $"/service/v1/reservation?marketplaceIds={World.Marketplace}";

    public static string Body(string start, string end, string more = "", string? id = null)
    {
        var known = id is null ? "" : $"\"reservationId\":\"{id}\",";
        var availability = $$"""{"startTime":"{{start}}","endTime":"{{end}}"{{more}}}""";
        return $$"""{"resourceId":"T1","reservation":{ {{known}}"type":"BREAK","availability":{{availability}} } }""";
    }

    public static Task<HttpResponseMessage> UpdateAsync(World world, string id, string body) =>
        world.PutAsync($"/service/v1/reservation/{id}?marketplaceIds={World.Marketplace}", body);

    public static async Task<int> AvailableAsync(World world)
    {
        using var answer = await world.PostAsync(
            $"/service/v1/serviceResources/T1/capacity/fixed?marketplaceIds={World.Marketplace}",
            """{"startDateTime":"2026-11-23T10:00:00Z","endDateTime":"2026-11-23T11:00:00Z","capacityTypes":["AVAILABLE_CAPACITY"]}""");
        return (int)(await World.OkAsync(answer))["capacities"]![0]!["availableCapacity"]!;
    }

    public static async Task<World> WithHoursAsync()
    {
        var world = await World.StartAsync();
        world.Sandbox.Resources.Add("T1");
        world.Sandbox.Resources.SetSchedule("T1", """
            [{"startTime":"2026-11-23T09:00:00Z","endTime":"2026-11-23T17:00:00Z","capacity":2,
              "recurrence":{"endTime":"2027-11-23T00:00:00Z","daysOfWeek":["MONDAY","TUESDAY","WEDNESDAY","THURSDAY","FRIDAY"]}}]
            """);
        return world;
    }
}
