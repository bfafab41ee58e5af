using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Tests.Contract;

public sealed class ServicesApiOperationsTests
{
    public static TheoryData<string, string, double, int, bool> Documented { get; } = new()
    {
        { "getServiceJobByServiceJobId", "GET /service/v1/serviceJobs/{serviceJobId}", 20, 40, true },
        { "getServiceJobs", "GET /service/v1/serviceJobs", 10, 40, true },
        { "cancelServiceJobByServiceJobId", "PUT /service/v1/serviceJobs/{serviceJobId}/cancellations", 5, 20, true },
        { "completeServiceJobByServiceJobId", "PUT /service/v1/serviceJobs/{serviceJobId}/completions", 5, 20, true },
        { "addAppointmentForServiceJobByServiceJobId", "POST /service/v1/serviceJobs/{serviceJobId}/appointments", 5, 20, false },
        { "rescheduleAppointmentForServiceJobByServiceJobId", "POST /service/v1/serviceJobs/{serviceJobId}/appointments/{appointmentId}", 5, 20, false },
        { "assignAppointmentResources", "PUT /service/v1/serviceJobs/{serviceJobId}/appointments/{appointmentId}/resources", 1, 2, true },
        { "setAppointmentFulfillmentData", "PUT /service/v1/serviceJobs/{serviceJobId}/appointments/{appointmentId}/fulfillment", 5, 20, true },
        { "updateSchedule", "PUT /service/v1/serviceResources/{resourceId}/schedules", 5, 20, true },
        { "createReservation", "POST /service/v1/reservation", 5, 20, false },
        { "updateReservation", "PUT /service/v1/reservation/{reservationId}", 5, 20, true },
        { "cancelReservation", "DELETE /service/v1/reservation/{reservationId}", 5, 20, true },
        { "createServiceDocumentUploadDestination", "POST /service/v1/documents", 5, 20, true },
        { "getRangeSlotCapacity", "POST /service/v1/serviceResources/{resourceId}/capacity/range", 5, 20, true },
        { "getFixedSlotCapacity", "POST /service/v1/serviceResources/{resourceId}/capacity/fixed", 5, 20, true },
        { "getAppointmmentSlotsByJobId", "GET /service/v1/serviceJobs/{serviceJobId}/appointmentSlots", 5, 20, true },
        { "getAppointmentSlots", "GET /service/v1/appointmentSlots", 20, 40, true },
    };

    [Theory]
    [MemberData(nameof(Documented))]
    public void An_operation_has_the_documented_route_and_plan(string id, string route, double rate, int burst, bool isSafeToRepeat)
    {
        var operation = Assert.Single(ServicesApiOperations.All, operation => operation.Id.Equals(id, StringComparison.Ordinal));

        Assert.Equal(route, $"{operation.Method} {operation.Route}");
        Assert.Equal(new UsagePlan(rate, burst), operation.UsagePlan);
        Assert.Equal(isSafeToRepeat, operation.IsSafeToRepeat);
    }

    [Fact]
    public void There_are_no_others() => Assert.Equal(Documented.Select(row => row.Data.Item1), ServicesApiOperations.All.Select(operation => operation.Id));
}
