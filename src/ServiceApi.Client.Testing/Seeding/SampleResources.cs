using System.Globalization;
using System.Text.Json.Nodes;

namespace ServiceApi.Client.Testing;

/// <summary>The technicians and stores that seeded jobs name.</summary>
internal static class SampleResources
{
    public const int Stores = 5;

    public static IEnumerable<(string Id, string? Name, int Capacity)> All =>
    [
        .. Enumerable.Range(0, SamplePerson.TechnicianCount).Select(SamplePerson.Technician)
            .Select(technician => (technician.Text("technicianId")!, technician.Text("name"), 1)),
        .. Enumerable.Range(0, Stores).Select(number => (StoreId(number), (string?)null, 3)),
    ];

    public static string StoreId(int number) => string.Create(CultureInfo.InvariantCulture, $"STORE-{number % Stores:D3}");

    public static JsonObject OfficeHours(DateTimeOffset today, int capacity) => new()
    {
        ["startTime"] = IsoDate.Format(today.AddHours(9)),
        ["endTime"] = IsoDate.Format(today.AddHours(17)),
        ["recurrence"] = new JsonObject
        {
            ["endTime"] = IsoDate.Format(today.AddYears(1)),
            ["daysOfWeek"] = new JsonArray("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"),
        },
        ["capacity"] = capacity,
    };
}
