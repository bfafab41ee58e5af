using System.Text;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Models;
using ServiceApi.Client.Testing;

namespace ServiceApi.Client.Acceptance.Tests.Wire;

/// <summary>All 17 operations, as they stand on the wire. Whether the sandbox has an operation does not matter: every request is refused.</summary>
public sealed class OperationsOnTheWireTests
{
    private const string M = App.Marketplace;
    private static readonly DateTimeOffset Start = new(2026, 12, 1, 9, 30, 0, TimeSpan.FromHours(-7));

    private static readonly AvailabilityInput Availability = new() { StartTime = Start, EndTime = Start.AddHours(14).AddMinutes(29), Capacity = 2 };

    public static TheoryData<string, string, string, string> Table => new()
    {
        { "getServiceJobByServiceJobId", "GET", "/service/v1/serviceJobs/J-1", "" },
        { "getServiceJobs", "GET", "/service/v1/serviceJobs?lastUpdatedAfter=2026-12-01T16%3A30%3A00.000Z&marketplaceIds=" + M, "" },
        { "cancelServiceJobByServiceJobId", "PUT", "/service/v1/serviceJobs/J-1/cancellations?cancellationReasonCode=V1", "" },
        { "completeServiceJobByServiceJobId", "PUT", "/service/v1/serviceJobs/J-1/completions", "" },
        { "addAppointmentForServiceJobByServiceJobId", "POST", "/service/v1/serviceJobs/J-1/appointments", """{"appointmentTime":{"startTime":"2026-12-01T16:30:00.000Z","durationInMinutes":90}}""" },
        { "rescheduleAppointmentForServiceJobByServiceJobId", "POST", "/service/v1/serviceJobs/J-1/appointments/A-1", """{"appointmentTime":{"startTime":"2026-12-01T16:30:00.000Z"},"rescheduleReasonCode":"R1"}""" },
        { "assignAppointmentResources", "PUT", "/service/v1/serviceJobs/J-1/appointments/A-1/resources", """{"resources":[{"resourceId":"T-1"}]}""" },
        { "setAppointmentFulfillmentData", "PUT", "/service/v1/serviceJobs/J-1/appointments/A-1/fulfillment", """{"fulfillmentTime":{"startTime":"2026-12-01T16:30:00.000Z","endTime":"2026-12-01T17:30:00.000Z"}}""" },
        { "updateSchedule", "PUT", "/service/v1/serviceResources/T-1/schedules?marketplaceIds=" + M, """{"schedules":[{"startTime":"2026-12-01T09:30:00-07:00","endTime":"2026-12-01T23:59:00-07:00","capacity":2}]}""" },
        { "createReservation", "POST", "/service/v1/reservation?marketplaceIds=" + M, """{"resourceId":"T-1","reservation":{"type":"TRAVEL","availability":{"startTime":"2026-12-01T09:30:00-07:00","endTime":"2026-12-01T23:59:00-07:00","capacity":2}}}""" },
        { "updateReservation", "PUT", "/service/v1/reservation/R-1?marketplaceIds=" + M, """{"resourceId":"T-1","reservation":{"reservationId":"R-1","type":"BREAK","availability":{"startTime":"2026-12-01T09:30:00-07:00","endTime":"2026-12-01T23:59:00-07:00","capacity":2}}}""" },
        { "cancelReservation", "DELETE", "/service/v1/reservation/R-1?marketplaceIds=" + M, "" },
        { "createServiceDocumentUploadDestination", "POST", "/service/v1/documents", """{"contentType":"PDF","contentLength":5242880}""" },
        { "getRangeSlotCapacity", "POST", "/service/v1/serviceResources/T-1/capacity/range?marketplaceIds=" + M + "&nextPageToken=a%2Bb%253D", """{"capacityTypes":["AVAILABLE_CAPACITY"],"startDateTime":"2026-12-01T16:30:00.000Z","endDateTime":"2026-12-02T16:30:00.000Z"}""" },
        { "getFixedSlotCapacity", "POST", "/service/v1/serviceResources/T-1/capacity/fixed?marketplaceIds=" + M, """{"slotDuration":60,"startDateTime":"2026-12-01T16:30:00.000Z","endDateTime":"2026-12-02T16:30:00.000Z"}""" },
        { "getAppointmmentSlotsByJobId", "GET", "/service/v1/serviceJobs/J-1/appointmentSlots?marketplaceIds=" + M, "" },
        { "getAppointmentSlots", "GET", $"/service/v1/appointmentSlots?asin=B0SANDITM1&storeId=STORE-1&marketplaceIds={M}&startTime=2026-12-01T16%3A30%3A00.000Z&endTime=2026-12-02T16%3A30%3A00.000Z", "" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public async Task Each_operation_is_sent_as_the_contract_says(string operationId, string method, string target, string body)
    {
        await using var app = await App.StartAsync();
        app.Sandbox.Faults.Add(new Fault { StatusCode = 400 });

        var exception = await Assert.ThrowsAsync<ServiceApiResponseException>(() => CallAsync(operationId, app.Client.Operations));

        Assert.Equal(operationId, exception.Operation.Id);
        var request = Assert.Single(app.Sandbox.Requests, request => request.OperationId != ServiceApiSandbox.TokenOperation);
        Assert.Equal(method, request.Method);
        Assert.Equal(target, request.Target);
        Assert.Equal(body, request.BodyText());
        Assert.Equal(body.Length > 0 ? "application/json" : null, request.Headers.GetValueOrDefault("Content-Type"));
        Assert.Equal(method == "GET" ? null : $"{Encoding.UTF8.GetByteCount(body)}", request.Headers.GetValueOrDefault("Content-Length"));
        Assert.Equal(app.Sandbox.Tokens.Issued[0], request.Headers["x-amz-access-token"]);
        Assert.Equal("application/json", request.Headers["Accept"]);
    }

    [Fact]
    public void The_table_has_every_operation() =>
        Assert.Equal(ServicesApiOperations.All.Select(operation => operation.Id), Table.Select(row => row.Data.Item1));

    private static Task CallAsync(string operationId, IServicesApi api) => operationId switch
    {
        "getServiceJobByServiceJobId" => api.GetServiceJobByServiceJobIdAsync("J-1"),
        "getServiceJobs" => api.GetServiceJobsAsync(new() { MarketplaceId = M, LastUpdatedAfter = Start }),
        "cancelServiceJobByServiceJobId" => api.CancelServiceJobByServiceJobIdAsync("J-1", "V1"),
        "completeServiceJobByServiceJobId" => api.CompleteServiceJobByServiceJobIdAsync("J-1"),
        "addAppointmentForServiceJobByServiceJobId" => api.AddAppointmentForServiceJobByServiceJobIdAsync("J-1", new() { AppointmentTime = new() { StartTime = Start, DurationInMinutes = 90 } }),
        "rescheduleAppointmentForServiceJobByServiceJobId" => api.RescheduleAppointmentForServiceJobByServiceJobIdAsync("J-1", "A-1", new() { AppointmentTime = new() { StartTime = Start }, RescheduleReasonCode = "R1" }),
        "assignAppointmentResources" => api.AssignAppointmentResourcesAsync("J-1", "A-1", new() { Resources = [new() { ResourceId = "T-1" }] }),
        "setAppointmentFulfillmentData" => api.SetAppointmentFulfillmentDataAsync("J-1", "A-1", new() { FulfillmentTime = new() { StartTime = Start, EndTime = Start.AddHours(1) } }),
        "updateSchedule" => api.UpdateScheduleAsync("T-1", new() { Schedules = [Availability] }, M),
        "createReservation" => api.CreateReservationAsync(new() { ResourceId = "T-1", Reservation = new() { Type = ReservationType.Travel, Availability = Availability } }, M),
        "updateReservation" => api.UpdateReservationAsync("R-1", new() { ResourceId = "T-1", Reservation = new() { ReservationId = "R-1", Type = ReservationType.Break, Availability = Availability } }, M),
        "cancelReservation" => api.CancelReservationAsync("R-1", M),
        "createServiceDocumentUploadDestination" => api.CreateServiceDocumentUploadDestinationAsync(new() { ContentType = DocumentContentType.Pdf, ContentLength = 5_242_880 }),
        "getRangeSlotCapacity" => api.GetRangeSlotCapacityAsync("T-1", new() { CapacityTypes = [CapacityType.AvailableCapacity], StartDateTime = Start, EndDateTime = Start.AddDays(1) }, M, "a+b%3D"),
        "getFixedSlotCapacity" => api.GetFixedSlotCapacityAsync("T-1", new() { SlotDuration = 60, StartDateTime = Start, EndDateTime = Start.AddDays(1) }, M),
        "getAppointmmentSlotsByJobId" => api.GetAppointmentSlotsByJobIdAsync("J-1", new() { MarketplaceId = M }),
        "getAppointmentSlots" => api.GetAppointmentSlotsAsync(new() { Asin = "B0SANDITM1", StoreId = "STORE-1", MarketplaceId = M, StartTime = Start, EndTime = Start.AddDays(1) }),
        _ => throw new ArgumentOutOfRangeException(nameof(operationId)),
    };
}
