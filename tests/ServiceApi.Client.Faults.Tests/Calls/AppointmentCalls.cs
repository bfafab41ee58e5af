using System.Globalization;
using System.Text.Json.Nodes;
using ServiceApi.Client.Faults.Tests.Worlds;
using ServiceApi.Client.Models;

namespace ServiceApi.Client.Faults.Tests.Calls;

/// <summary>The calls of <see cref="IAppointmentsClient"/>.</summary>
internal static class AppointmentCalls
{
    private const string FirstId = "A-00001";

    public static IReadOnlyList<CallKind> All { get; } =
    [
        CallKind.Of("Appointments.AddAsync", "addAppointmentForServiceJobByServiceJobId", Add),
        CallKind.Of("Appointments.RescheduleAsync", "rescheduleAppointmentForServiceJobByServiceJobId", Reschedule),
        CallKind.Of("Appointments.AssignResourcesAsync", "assignAppointmentResources", Assign),
        CallKind.Of("Appointments.SetFulfillmentAsync", "setAppointmentFulfillmentData", Fulfil),
        CallKind.Of("Appointments.GetSlotsAsync, of a job", "getAppointmmentSlotsByJobId", SlotsOfJob),
        CallKind.Of("Appointments.GetSlotsAsync, of a store", "getAppointmentSlots", SlotsOfStore),
    ];

    private static CampaignCall Add(FaultWorld world, int number)
    {
        var id = world.Sandbox.Jobs.Add(Secrets.Job("PENDING_SCHEDULE"));
        var start = Start(world, number);
        return new(
            async token => Fault(world, id, start, await world.ClientOf(number).Appointments.AddAsync(id, new() { StartTime = start }, null, token)),
            () => Appointments(world, id).Count);
    }

    private static CampaignCall Reschedule(FaultWorld world, int number)
    {
        var start = Start(world, number);
        var id = world.Sandbox.Jobs.Add(Secrets.Job("NOT_SERVICED", FirstId, start.AddDays(-1)));
        return new(
            async token => Fault(world, id, start, await world.ClientOf(number).Appointments.RescheduleAsync(id, FirstId, new() { StartTime = start }, "R1", null, token)),
            () => Appointments(world, id).Count - 1);
    }

    private static CampaignCall Assign(FaultWorld world, int number)
    {
        var id = world.Sandbox.Jobs.Add(Secrets.Job("NOT_SERVICED", FirstId, Start(world, number)));
        return new(
            async token =>
            {
                await world.ClientOf(number).Appointments.AssignResourcesAsync(id, FirstId, [FaultWorld.Technician], null, token);
                return null;
            },
            () => (string?)Appointments(world, id)[0]?["assignedTechnicians"]?[0]?["technicianId"] == FaultWorld.Technician ? 1 : 0);
    }

    private static CampaignCall Fulfil(FaultWorld world, int number)
    {
        var id = world.Sandbox.Jobs.Add(Secrets.Job("NOT_SERVICED", FirstId, Start(world, number)));
        var start = Start(world, number).AddDays(-60);
        return new(
            async token =>
            {
                await world.ClientOf(number).Appointments.SetFulfillmentAsync(id, FirstId, new() { FulfillmentTime = new() { StartTime = start, EndTime = start.AddHours(1) } }, null, token);
                return null;
            },
            () => IsAt(Appointments(world, id)[0]?["poa"], start) ? 1 : 0);
    }

    private static CampaignCall SlotsOfJob(FaultWorld world, int number)
    {
        var id = world.Sandbox.Jobs.Add(Secrets.Job("PENDING_SCHEDULE"));
        return new(async token => FaultOf(await world.ClientOf(number).Appointments.GetSlotsAsync(id, new() { MarketplaceId = FaultWorld.Marketplace }, null, token)));
    }

    private static CampaignCall SlotsOfStore(FaultWorld world, int number) => new(async token =>
        FaultOf(await world.ClientOf(number).Appointments.GetSlotsAsync(new() { Asin = "B000000001", StoreId = FaultWorld.Store, MarketplaceId = FaultWorld.Marketplace }, null, token)));

    private static string? FaultOf(AppointmentSlotReport report) => report.AppointmentSlots is { Count: > 0 } ? null : "no slots";

    /// <summary>A whole minute that no other call has.</summary>
    private static DateTimeOffset Start(FaultWorld world, int number) => world.Begun.AddDays(30).AddMinutes(number);

    private static JsonArray Appointments(FaultWorld world, string jobId) => world.Sandbox.Jobs.Find(jobId)!.Json["appointments"]!.AsArray();

    private static string? Fault(FaultWorld world, string jobId, DateTimeOffset start, SetAppointmentResponse answer) =>
        Appointments(world, jobId).Any(made => (string?)made?["appointmentId"] == answer.AppointmentId && IsAt(made, start)) ? null : "no appointment with the id that was told, at the time that was asked for";

    private static bool IsAt(JsonNode? appointment, DateTimeOffset start) =>
        (string?)appointment?["appointmentTime"]?["startTime"] is { } text && DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) == start;
}
