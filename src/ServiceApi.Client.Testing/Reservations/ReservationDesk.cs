using System.Text.Json.Nodes;

namespace ServiceApi.Client.Testing;

/// <summary>
/// Writes reservations. An id in the reservation decides whether one is changed or made, in both of the operations. What
/// cannot be is answered with 200: as errors alone when the resource is unknown, otherwise beside the reservation.
/// </summary>
internal sealed class ReservationDesk(SandboxReservations reservations, SandboxResources resources, CapacityBook capacity, Lock gate)
{
    // Recurrences may go on for ever
    private const int DaysLookedAt = 730;

    public Answer Write(ReservationInput input)
    {
        lock (gate)
        {
            if (!resources.Has(input.ResourceId))
            {
                return Answer.Json(200, new JsonObject { ["errors"] = new JsonArray(ErrorAnswers.Error("ResourceNotFound", "The resource does not exist.")) });
            }

            if (input.ReservationId is { } known && !reservations.Has(known))
            {
                return Refuse(input, ErrorAnswers.Error("ReservationNotFound", "The reservation does not exist."));
            }

            if (!HasCapacity(input))
            {
                return Refuse(input, ErrorAnswers.Error("InsufficientCapacity", "The resource has not enough capacity for the whole of the reservation."));
            }

            var id = input.ReservationId ?? reservations.NewId();
            reservations.Add(id, input.Json, input.ResourceId);
            return Record(new JsonObject { ["reservation"] = new JsonObject { ["reservationId"] = id } });
        }
    }

    private bool HasCapacity(ReservationInput input)
    {
        var times = input.Times!;
        var latest = times.Repetition is null || times.Until - times.Start < TimeSpan.FromDays(DaysLookedAt) ? times.Until : times.Start.AddDays(DaysLookedAt);
        var taken = times.Between(times.Start, latest).ToArray();
        if (taken is [])
        {
            return true;
        }

        var timeline = capacity.Of([input.ResourceId], taken[0].Start, taken[^1].End, exceptReservation: input.ReservationId);

        // Work needs the resource all the time; a day off takes away only what there is.
        var isWork = input.Json.Text("type") == "APPOINTMENT";
        var wanted = timeline.Segments
            .Where(segment => taken.Any(time => segment.Start < time.End && segment.End > time.Start) && (isWork || segment.Scheduled > 0))
            .ToArray();
        return wanted.Length > 0 && wanted.All(segment => CapacityKind.Available.Of(segment) >= times.Capacity);
    }

    private static Answer Refuse(ReservationInput input, JsonObject error) => Record(new JsonObject
    {
        ["reservation"] = input.Json.DeepClone(),
        ["errors"] = new JsonArray(error),
    });

    private static Answer Record(JsonObject record) => Answer.Json(200, new JsonObject { ["payload"] = record });
}
