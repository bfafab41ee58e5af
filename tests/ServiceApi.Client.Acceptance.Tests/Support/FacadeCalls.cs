using ServiceApi.Client.Models;

namespace ServiceApi.Client.Acceptance.Tests;

/// <summary>A call of each operation through the facade, with all that its contract lets be given, and what that must be on the wire.</summary>
internal static class FacadeCalls
{
    private const string M = App.Marketplace;
    private const string Job = "/service/v1/serviceJobs/J%2F1";
    private const string Appointment = Job + "/appointments/A%201";
    private const string WindowInQuery = "startTime=2026-12-01T16%3A30%3A00.000Z&endTime=2026-12-02T04%3A00%3A00.250Z";
    private const string WindowInBody = "\"startDateTime\":\"2026-12-01T16:30:00.000Z\",\"endDateTime\":\"2026-12-02T04:00:00.250Z\"";
    private const string AvailabilityJson = """{"startTime":"2026-12-01T09:30:00-07:00","endTime":"2026-12-01T21:00:00.25-07:00","recurrence":{"endTime":"2027-12-01T09:30:00-07:00","daysOfWeek":["MONDAY","SUNDAY"],"daysOfMonth":[1,31]},"capacity":2}""";
    private static readonly DateTimeOffset Start = new(2026, 12, 1, 9, 30, 0, TimeSpan.FromHours(-7));
    private static readonly DateTimeOffset End = Start.AddHours(11.5).AddMilliseconds(250);

    private static readonly AvailabilityInput Availability = new()
    {
        StartTime = Start,
        EndTime = End,
        Recurrence = new() { EndTime = Start.AddYears(1), DaysOfWeek = [Weekday.Monday, Weekday.Sunday], DaysOfMonth = [1, 31] },
        Capacity = 2,
    };

    private static readonly GetServiceJobsQuery Jobs = new()
    {
        ServiceOrderIds = ["701-1", "701-2"],
        ProductOrderIds = ["702-1"],
        TrackingIds = ["T-1"],
        ServiceJobStatuses = [ServiceJobStatus.PendingSchedule, ServiceJobStatus.NotServiced],
        PageToken = "a+b%3D",
        PageSize = 20,
        SortField = ServiceJobSortField.JobDate,
        SortOrder = SortOrder.Desc,
        CreatedAfter = Start,
        CreatedBefore = End,
        LastUpdatedBefore = End,
        ScheduleStartDate = Start,
        ScheduleEndDate = End,
        MarketplaceId = M,
        Asins = ["B000000001", "B000000002"],
        RequiredSkills = ["A,B", "C D"],
        StoreIds = ["S/1"],
    };

    private const string JobsQuery =
        "serviceOrderIds=701-1,701-2&productOrderIds=702-1&trackingIds=T-1&serviceJobStatus=PENDING_SCHEDULE,NOT_SERVICED&pageToken=a%2Bb%253D&pageSize=20"
        + "&sortField=JOB_DATE&sortOrder=DESC&createdAfter=2026-12-01T16%3A30%3A00.000Z&createdBefore=2026-12-02T04%3A00%3A00.250Z&lastUpdatedBefore=2026-12-02T04%3A00%3A00.250Z"
        + "&scheduleStartDate=2026-12-01T16%3A30%3A00.000Z&scheduleEndDate=2026-12-02T04%3A00%3A00.250Z&marketplaceIds=" + M
        + "&asins=B000000001,B000000002&requiredSkills=A%2CB,C%20D&storeIds=S%2F1";

    public static IReadOnlyList<FacadeCall> All { get; } =
    [
        new("getServiceJobByServiceJobId", $"GET {Job}", "", client => client.Jobs.GetAsync("J/1")),
        new("getServiceJobs", $"GET /service/v1/serviceJobs?{JobsQuery}", "", client => FirstOf(client.Jobs.ListAsync(Jobs))),
        new("cancelServiceJobByServiceJobId", $"PUT {Job}/cancellations?cancellationReasonCode=V1_X", "", client => client.Jobs.CancelAsync("J/1", "V1_X")),
        new("completeServiceJobByServiceJobId", $"PUT {Job}/completions", "", client => client.Jobs.CompleteAsync("J/1")),
        new("addAppointmentForServiceJobByServiceJobId", $"POST {Job}/appointments", """{"appointmentTime":{"startTime":"2026-12-01T16:30:00.000Z","durationInMinutes":90}}""",
            client => client.Appointments.AddAsync("J/1", new() { StartTime = Start, DurationInMinutes = 90 })),
        new("rescheduleAppointmentForServiceJobByServiceJobId", $"POST {Appointment}", """{"appointmentTime":{"startTime":"2026-12-01T16:30:00.000Z"},"rescheduleReasonCode":"R1"}""",
            client => client.Appointments.RescheduleAsync("J/1", "A 1", new() { StartTime = Start }, "R1")),
        new("assignAppointmentResources", $"PUT {Appointment}/resources", """{"resources":[{"resourceId":"T-1"},{"resourceId":"T-2"}]}""",
            client => client.Appointments.AssignResourcesAsync("J/1", "A 1", ["T-1", "T-2"])),
        new("setAppointmentFulfillmentData", $"PUT {Appointment}/fulfillment",
            """{"estimatedArrivalTime":{"startTime":"2026-12-01T16:30:00.000Z","endTime":"2026-12-02T04:00:00.250Z"},"fulfillmentTime":{"startTime":"2026-12-01T16:30:00.000Z","endTime":"2026-12-02T04:00:00.250Z"},"appointmentResources":[{"resourceId":"T-1"}],"fulfillmentDocuments":[{"uploadDestinationId":"D-1","contentSha256":"c2hh"}]}""",
            client => client.Appointments.SetFulfillmentAsync("J/1", "A 1", new()
            {
                EstimatedArrivalTime = new() { StartTime = Start, EndTime = End },
                FulfillmentTime = new() { StartTime = Start, EndTime = End },
                AppointmentResources = [new() { ResourceId = "T-1" }],
                FulfillmentDocuments = [new() { UploadDestinationId = "D-1", ContentSha256 = "c2hh" }],
            })),
        new("updateSchedule", $"PUT /service/v1/serviceResources/T-1/schedules?marketplaceIds={M}", $$"""{"schedules":[{{AvailabilityJson}}]}""",
            client => client.Resources.UpdateScheduleAsync("T-1", M, [Availability])),
        new("createReservation", $"POST /service/v1/reservation?marketplaceIds={M}", $$$"""{"resourceId":"T-1","reservation":{"type":"TRAVEL","availability":{{{AvailabilityJson}}}}}""",
            client => client.Reservations.CreateAsync(M, new() { ResourceId = "T-1", Reservation = new() { Type = ReservationType.Travel, Availability = Availability } })),
        new("updateReservation", $"PUT /service/v1/reservation/R%3F1?marketplaceIds={M}", $$$"""{"resourceId":"T-1","reservation":{"reservationId":"R?1","type":"BREAK","availability":{{{AvailabilityJson}}}}}""",
            client => client.Reservations.UpdateAsync("R?1", M, new() { ResourceId = "T-1", Reservation = new() { Type = ReservationType.Break, Availability = Availability } })),
        new("cancelReservation", $"DELETE /service/v1/reservation/R%3F1?marketplaceIds={M}", "", client => client.Reservations.CancelAsync("R?1", M)),
        new("createServiceDocumentUploadDestination", "POST /service/v1/documents", """{"contentType":"PDF","contentLength":5242880,"contentMD5":"1B2M2Y8AsgTpgAmY7PhCfg=="}""",
            client => client.Documents.CreateUploadDestinationAsync(new() { ContentType = DocumentContentType.Pdf, ContentLength = 5_242_880, ContentMd5 = "1B2M2Y8AsgTpgAmY7PhCfg==" })),
        new("getRangeSlotCapacity", $"POST /service/v1/serviceResources/T-1/capacity/range?marketplaceIds={M}", $$"""{"capacityTypes":["AVAILABLE_CAPACITY","RESERVED_CAPACITY"],{{WindowInBody}}}""",
            client => FirstOf(client.Resources.ListRangeCapacityAsync("T-1", M, new() { CapacityTypes = [CapacityType.AvailableCapacity, CapacityType.ReservedCapacity], StartDateTime = Start, EndDateTime = End }))),
        new("getFixedSlotCapacity", $"POST /service/v1/serviceResources/T-1/capacity/fixed?marketplaceIds={M}", $$"""{"capacityTypes":["SCHEDULED_CAPACITY"],"slotDuration":360,{{WindowInBody}}}""",
            client => FirstOf(client.Resources.ListFixedCapacityAsync("T-1", M, new() { CapacityTypes = [CapacityType.ScheduledCapacity], SlotDuration = 360, StartDateTime = Start, EndDateTime = End }))),
        new("getAppointmmentSlotsByJobId", $"GET {Job}/appointmentSlots?marketplaceIds={M}&{WindowInQuery}", "",
            client => client.Appointments.GetSlotsAsync("J/1", new() { MarketplaceId = M, StartTime = Start, EndTime = End })),
        new("getAppointmentSlots", $"GET /service/v1/appointmentSlots?asin=B000000001&storeId=S%2F1&marketplaceIds={M}&{WindowInQuery}", "",
            client => client.Appointments.GetSlotsAsync(new() { Asin = "B000000001", StoreId = "S/1", MarketplaceId = M, StartTime = Start, EndTime = End })),
    ];

    public static FacadeCall Of(string operationId) => All.Single(call => call.OperationId == operationId);

    private static async Task FirstOf<T>(IAsyncEnumerable<T> listing)
    {
        await using var enumerator = listing.GetAsyncEnumerator();
        await enumerator.MoveNextAsync();
    }
}
