using System.Text.Json.Nodes;

namespace ServiceApi.Client.Testing;

/// <summary>
/// What resources have and what is taken from them: working hours, less reservations, less the active appointments that
/// they are assigned to or, for a store, that its jobs have.
/// </summary>
internal sealed class CapacityBook(SandboxResources resources, SandboxReservations reservations, JobStore jobs, Lock gate)
{
    public CapacityTimeline Of(IReadOnlyCollection<string> resourceIds, DateTimeOffset from, DateTimeOffset to, string? exceptReservation = null, string? exceptAppointment = null)
    {
        lock (gate)
        {
            return new CapacityTimeline(
                from,
                to,
                [
                    .. Times(resourceIds.SelectMany(resources.WorkingHours), (start, end, amount) => new CapacitySegment(start, end, Scheduled: amount)),
                    .. resourceIds.SelectMany(id => reservations.Of(id, exceptReservation)).SelectMany(reservation => reservation.IsAppointment
                        ? Times([reservation.Times], (start, end, amount) => new CapacitySegment(start, end, Encumbered: amount))
                        : Times([reservation.Times], (start, end, amount) => new CapacitySegment(start, end, Reserved: amount))),
                    .. Appointments(resourceIds, exceptAppointment),
                ]);
        }

        IEnumerable<CapacitySegment> Times(IEnumerable<Availability> all, Func<DateTimeOffset, DateTimeOffset, int, CapacitySegment> make) =>
            all.SelectMany(times => times.Between(from, to).Select(time => make(time.Start, time.End, times.Capacity)));
    }

    /// <summary>Whether a resource with working hours has room for an appointment; one without any is not asked.</summary>
    public bool CanTake(string resourceId, JsonObject job, JsonObject appointment)
    {
        if (resources.WorkingHours(resourceId).Count == 0 || Time(appointment) is not { } time)
        {
            return true;
        }

        var timeline = Of([resourceId], time.Start, time.End, exceptAppointment: Key(job, appointment));
        return timeline.Throughout(CapacityKind.Available, time.Start, time.End) > 0;
    }

    private CapacitySegment[] Appointments(IReadOnlyCollection<string> resourceIds, string? except) => jobs.Read(all => all
        .SelectMany(job => job.Json.Items("appointments").Select(appointment => (Job: job.Json, Appointment: appointment)))
        .Where(pair => JobAppointments.IsActive(pair.Appointment) && Key(pair.Job, pair.Appointment) != except)
        .Select(pair => (Time: Time(pair.Appointment), Count: resourceIds.Count(id => Encumbers(pair.Job, pair.Appointment, id))))
        .Where(taken => taken is { Time: not null, Count: > 0 })
        .Select(taken => new CapacitySegment(taken.Time!.Value.Start, taken.Time.Value.End, Encumbered: taken.Count))
        .ToArray());

    private static bool Encumbers(JsonObject job, JsonNode appointment, string resourceId) =>
        job.Text("storeId") == resourceId
        || appointment.Items("assignedTechnicians").Any(technician => technician.Text("technicianId") == resourceId);

    private static (DateTimeOffset Start, DateTimeOffset End)? Time(JsonNode appointment)
    {
        var time = appointment["appointmentTime"];
        var minutes = Math.Clamp(time.Whole("durationInMinutes") ?? AppointmentTimeInput.ConfiguredMinutes, 1, int.MaxValue);
        return time.Date("startTime") is { } start ? (start, start.AddMinutes(minutes)) : null;
    }

    private static string Key(JsonNode job, JsonNode appointment) => $"{job.Text("serviceJobId")}/{appointment.Text("appointmentId")}";
}
