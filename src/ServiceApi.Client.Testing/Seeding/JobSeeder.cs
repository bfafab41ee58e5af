using System.Globalization;
using System.Text.Json.Nodes;

namespace ServiceApi.Client.Testing;

/// <summary>Makes up jobs: each is a function of its number and of the time, so that a test sees the same ones every time.</summary>
internal static class JobSeeder
{
    private static readonly TimeSpan LongestSpacing = TimeSpan.FromMinutes(97);
    private static readonly TimeSpan LongestSpan = TimeSpan.FromDays(28);

    // The statuses that are waited for come more often than those of jobs that went wrong
    private static readonly string[] Statuses =
    [
        "NOT_SERVICED", "PENDING_SCHEDULE", "NOT_SERVICED", "COMPLETED", "PENDING_SCHEDULE",
        "CANCELLED", "NOT_SERVICED", "HOLD", "NOT_FULFILLABLE", "PAYMENT_DECLINED",
    ];

    public static IEnumerable<SandboxJob> Make(int first, int count, string marketplaceId, DateTimeOffset now)
    {
        var spacing = TimeSpan.FromTicks(Math.Min(LongestSpacing.Ticks, LongestSpan.Ticks / Math.Max(count, 1)));
        for (var index = 0; index < count; index++)
        {
            var age = spacing * (count - index);
            yield return Make(first + index, marketplaceId, now - age, now);
        }
    }

    private static SandboxJob Make(int number, string marketplaceId, DateTimeOffset created, DateTimeOffset now)
    {
        created = created.AddTicks(-(created.Ticks % TimeSpan.TicksPerSecond));
        var random = new Random(number);
        var idBytes = new byte[16];
        random.NextBytes(idBytes);
        var id = new Guid(idBytes).ToString("D", CultureInfo.InvariantCulture);
        var status = Statuses[number % Statuses.Length];
        var json = new JsonObject
        {
            ["createTime"] = IsoDate.Format(created),
            ["serviceJobId"] = id,
            ["serviceJobStatus"] = status,
            ["scopeOfWork"] = SampleService.ScopeOfWork(number),
            ["seller"] = new JsonObject { ["sellerId"] = "ASANDBOXSELLER" },
            ["serviceJobProvider"] = new JsonObject { ["serviceJobProviderId"] = "ASANDBOXPROVIDER" },
            ["preferredAppointmentTimes"] = SampleAppointments.Preferred(number, now),
            ["appointments"] = SampleAppointments.For(status, number, created, now),
            ["serviceOrderId"] = OrderId(number, kind: 1),
            ["productOrderIds"] = new JsonArray(OrderId(number, kind: 2)),
            ["trackingIds"] = new JsonArray(string.Create(CultureInfo.InvariantCulture, $"TBA-{number:D9}")),
            ["marketplaceId"] = marketplaceId,
            ["storeId"] = SampleResources.StoreId(number),
            ["buyer"] = SamplePerson.Buyer(number),
            ["associatedItems"] = new JsonArray(SampleService.Item(number, OrderId(number, kind: 2), created)),
            ["serviceLocation"] = SamplePerson.ServiceLocation(number),
            ["payments"] = new JsonArray(SampleService.Payment(number)),
        };
        var lastUpdate = created + ((now - created) * random.NextDouble() / 2);
        return new SandboxJob(id, json, created, lastUpdate);
    }

    private static string OrderId(int number, int kind) =>
        string.Create(CultureInfo.InvariantCulture, $"00{kind}-0000000-{number:D7}");
}
