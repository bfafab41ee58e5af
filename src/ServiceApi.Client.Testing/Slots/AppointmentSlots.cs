using System.Text.Json.Nodes;

namespace ServiceApi.Client.Testing;

/// <summary>
/// The slots of an hour in which appointments can begin. Those of a store that the sandbox knows are backed by what the store
/// has left, 0 included; otherwise they are cut from everybody's working hours, whatever is taken from these.
/// </summary>
internal sealed class AppointmentSlots(SandboxResources resources, CapacityBook capacity, TimeProvider clock)
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(AppointmentTimeInput.ConfiguredMinutes);

    public Answer Report(string? storeId, SlotWindow window)
    {
        var isBacked = storeId is not null && resources.Has(storeId);
        IReadOnlyCollection<string> ids = isBacked ? [storeId!] : resources.Ids;
        var type = isBacked ? CapacityKind.Available : CapacityKind.Scheduled;
        var timeline = capacity.Of(ids, window.From, window.To);
        var starts = ids.SelectMany(resources.WorkingHours).SelectMany(hours => hours.Between(window.From, window.To)).SelectMany(time => Cut(time, window));
        return Answer.Json(200, new JsonObject
        {
            ["payload"] = new JsonObject
            {
                ["schedulingType"] = isBacked ? "REAL_TIME_SCHEDULING" : "NON_REAL_TIME_SCHEDULING",
                ["startTime"] = IsoDate.Format(window.From),
                ["endTime"] = IsoDate.Format(window.To),
                ["appointmentSlots"] = new JsonArray([.. starts.Distinct().Order().Select(start => new JsonObject
                {
                    ["startTime"] = IsoDate.Format(start),
                    ["endTime"] = IsoDate.Format(start + Length),
                    ["capacity"] = timeline.Throughout(type, start, start + Length),
                })]),
            },
        });
    }

    /// <summary>Working hours cut from their beginning into slots that lie ahead and within the window.</summary>
    private IEnumerable<DateTimeOffset> Cut((DateTimeOffset Start, DateTimeOffset End) time, SlotWindow window)
    {
        // Now is too late for an appointment
        var earliest = window.From > clock.GetUtcNow() ? window.From : clock.GetUtcNow().AddTicks(1);
        var end = time.End < window.To ? time.End : window.To;
        var passed = Math.Max(0, (long)Math.Ceiling((earliest - time.Start) / Length));
        for (var start = time.Start + (Length * passed); end - start >= Length; start += Length)
        {
            yield return start;
        }
    }
}
