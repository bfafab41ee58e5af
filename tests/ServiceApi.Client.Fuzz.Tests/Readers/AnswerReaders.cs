using System.Text;
using System.Text.Json;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Fuzz.Tests.Support;
using ServiceApi.Client.Models;
using ServiceApi.Client.Paging;
using ServiceApi.Client.Tests.Models;

namespace ServiceApi.Client.Fuzz.Tests.Readers;

/// <summary>The answers of every operation, through the whole pipeline: a call ends well or with one of the library's own exceptions.</summary>
internal static class AnswerReaders
{
    private const string M = "ATVPDKIKX0DER";

    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;
    private static readonly DateTimeOffset End = Start.AddHours(8);
    private static readonly AvailabilityInput Availability = new() { StartTime = Start, EndTime = End };
    private static readonly CapacityType[] Types = [CapacityType.AvailableCapacity];

    private static readonly IServiceApiClient Client = InMemoryServices.Client;

    public static IReadOnlyList<Reader> List { get; } =
    [
        Of("getServiceJobByServiceJobId", SampleBodies.OneJob, () => Client.Jobs.GetAsync("J")),
        Of("getServiceJobs", SampleBodies.Jobs.Replace("\"nextPageToken\": \"bmV4dA%3D%3D\",", "", StringComparison.Ordinal), () => ToEndAsync(Client.Jobs.ListAsync(new() { MarketplaceId = M, CreatedAfter = Start }))),
        Of("cancelServiceJobByServiceJobId", "{}", () => Client.Jobs.CancelAsync("J", "R")),
        Of("completeServiceJobByServiceJobId", "{}", () => Client.Jobs.CompleteAsync("J")),
        Of("addAppointmentForServiceJobByServiceJobId", SampleBodies.Appointment, () => Client.Appointments.AddAsync("J", new() { StartTime = Start })),
        Of("rescheduleAppointmentForServiceJobByServiceJobId", SampleBodies.Appointment, () => Client.Appointments.RescheduleAsync("J", "A", new() { StartTime = Start }, "R")),
        Of("assignAppointmentResources", SampleBodies.Assignment, () => Client.Appointments.AssignResourcesAsync("J", "A", ["T"])),
        Of("setAppointmentFulfillmentData", "", () => Client.Appointments.SetFulfillmentAsync("J", "A", new() { AppointmentResources = [new() { ResourceId = "T" }] })),
        Of("updateSchedule", SampleBodies.Schedule, () => Client.Resources.UpdateScheduleAsync("T", M, [Availability])),
        Of("createReservation", SampleBodies.Reservation, () => Client.Reservations.CreateAsync(M, new() { ResourceId = "T", Reservation = new() { Type = ReservationType.Travel, Availability = Availability } })),
        Of("updateReservation", SampleBodies.Reservation, () => Client.Reservations.UpdateAsync("R", M, new() { ResourceId = "T", Reservation = new() { Type = ReservationType.Break, Availability = Availability } })),
        Of("cancelReservation", "", () => Client.Reservations.CancelAsync("R", M)),
        Of("createServiceDocumentUploadDestination", SampleBodies.UploadDestination, () => Client.Documents.CreateUploadDestinationAsync(new() { ContentType = DocumentContentType.Pdf, ContentLength = 5 })),
        Of("getRangeSlotCapacity", SampleBodies.RangeCapacity.Replace("\"nextPageToken\": \"n\",", "", StringComparison.Ordinal),
            () => ToEndAsync(Client.Resources.ListRangeCapacityAsync("T", M, new() { CapacityTypes = Types, StartDateTime = Start, EndDateTime = End }))),
        Of("getFixedSlotCapacity", SampleBodies.FixedCapacity.Replace("\"nextPageToken\": \"n\",", "", StringComparison.Ordinal),
            () => ToEndAsync(Client.Resources.ListFixedCapacityAsync("T", M, new() { CapacityTypes = Types, StartDateTime = Start, EndDateTime = End }))),
        Of("getAppointmmentSlotsByJobId", SampleBodies.Slots, () => Client.Appointments.GetSlotsAsync("J", new() { MarketplaceId = M, StartTime = Start, EndTime = End })),
        Of("getAppointmentSlots", SampleBodies.Slots, () => Client.Appointments.GetSlotsAsync(new() { Asin = "B000000001", StoreId = "S", MarketplaceId = M, StartTime = Start, EndTime = End })),
        Of("raw JSON", SampleBodies.ErrorsOnly.Replace("ERROR", "WARNING", StringComparison.Ordinal), () => Client.Executor.SendAsync<JsonElement>(Raw())),
        Of("a raw answer", SampleBodies.OneJob, () => Client.Executor.SendAsync<RawResponse>(Raw())),
    ];

    /// <summary>The reader of an operation's answers. Its sample comes with status 200, anything else with whatever status.</summary>
    public static Reader Of(string name, string sample, Func<Task> call) =>
        Reader.OfText($"answer: {name}", [sample], body => InMemoryServices.Try(() => Encoding.UTF8.GetString(body) == sample ? Answer.Ok(body) : Answer.Any(body), call));

    private static OperationRequest Raw() => OperationRequest.Create(ServicesApiOperations.GetServiceJobByServiceJobId, new Dictionary<string, string> { ["serviceJobId"] = "J" });

    private static async Task ToEndAsync<T>(AsyncPageable<T> listing)
    {
        await foreach (var _ in listing)
        {
            // Read to the end.
        }
    }
}
