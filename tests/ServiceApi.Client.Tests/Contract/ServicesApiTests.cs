using System.Globalization;
using System.Text;
using NSubstitute;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Models;

namespace ServiceApi.Client.Tests.Contract;

public sealed class ServicesApiTests
{
    private static readonly DateTimeOffset Time = new(2024, 2, 9, 23, 59, 0, TimeSpan.FromHours(-7));

    private static readonly AvailabilityInput Availability = new() { StartTime = Time, EndTime = Time.AddHours(1) };

    private readonly IOperationExecutor _executor = Substitute.For<IOperationExecutor>();

    private readonly ServicesApi _api;

    public ServicesApiTests() => _api = new ServicesApi(_executor);

    [Theory]
    [InlineData("fi-FI")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    public void A_query_is_sent_as_the_contract_says_under_every_culture(string culture)
    {
        var query = new GetServiceJobsQuery
        {
            ServiceOrderIds = ["113-1-1", "113-2-2"],
            ServiceJobStatuses = [ServiceJobStatus.Hold, "NEW,ONE"],
            PageToken = "a%3D",
            PageSize = 20,
            SortField = ServiceJobSortField.JobDate,
            SortOrder = SortOrder.Desc,
            LastUpdatedAfter = Time,
            MarketplaceId = "ATVPDKIKX0DER",
            RequiredSkills = ["ä ö", "a,b&c"],
        };

        Assert.Equal(
            "GET /service/v1/serviceJobs?serviceOrderIds=113-1-1,113-2-2&serviceJobStatus=HOLD,NEW%2CONE&pageToken=a%253D&pageSize=20&sortField=JOB_DATE&sortOrder=DESC"
            + "&lastUpdatedAfter=2024-02-10T06%3A59%3A00.000Z&marketplaceIds=ATVPDKIKX0DER&requiredSkills=%C3%A4%20%C3%B6,a%2Cb%26c",
            Sent(culture, api => api.GetServiceJobsAsync(query)));
        Assert.Equal(
            "GET /service/v1/appointmentSlots?asin=B1&storeId=S%2F1&marketplaceIds=A1&startTime=2024-02-10T06%3A59%3A00.000Z&endTime=2024-02-10T06%3A59%3A00.000Z",
            Sent(culture, api => api.GetAppointmentSlotsAsync(new() { Asin = "B1", StoreId = "S/1", MarketplaceId = "A1", StartTime = Time, EndTime = Time })));
    }

    [Theory]
    [InlineData("../x", "..%2Fx")]
    [InlineData("a/b?c#d", "a%2Fb%3Fc%23d")]
    [InlineData("ä ö", "%C3%A4%20%C3%B6")]
    [InlineData("%2F", "%252F")]
    public void An_id_stays_one_segment(string id, string segment)
    {
        var resource = new AppointmentResource { ResourceId = "R" };
        var reservation = new UpdateReservationRequest { ResourceId = "R", Reservation = new() { ReservationId = "457", Type = ReservationType.Break, Availability = Availability } };

        Assert.Equal($"GET /service/v1/serviceJobs/{segment}", Sent(api => api.GetServiceJobByServiceJobIdAsync(id)));
        Assert.Equal($"PUT /service/v1/serviceJobs/{segment}/cancellations?cancellationReasonCode=V1", Sent(api => api.CancelServiceJobByServiceJobIdAsync(id, "V1")));
        Assert.Equal($"PUT /service/v1/serviceJobs/{segment}/completions", Sent(api => api.CompleteServiceJobByServiceJobIdAsync(id)));
        Assert.Equal($"POST /service/v1/serviceJobs/{segment}/appointments", Sent(api => api.AddAppointmentForServiceJobByServiceJobIdAsync(id, new() { AppointmentTime = new() { StartTime = Time } })));
        Assert.Equal($"PUT /service/v1/serviceJobs/{segment}/appointments/{segment}/resources", Sent(api => api.AssignAppointmentResourcesAsync(id, id, new() { Resources = [resource] })));
        Assert.Equal($"PUT /service/v1/serviceJobs/{segment}/appointments/{segment}/fulfillment", Sent(api => api.SetAppointmentFulfillmentDataAsync(id, id, new())));
        Assert.Equal($"PUT /service/v1/serviceResources/{segment}/schedules?marketplaceIds=A1", Sent(api => api.UpdateScheduleAsync(id, new() { Schedules = [Availability] }, "A1")));
        Assert.Equal($"PUT /service/v1/reservation/{segment}?marketplaceIds=A1", Sent(api => api.UpdateReservationAsync(id, reservation, "A1")));
        Assert.Equal($"DELETE /service/v1/reservation/{segment}?marketplaceIds=A1", Sent(api => api.CancelReservationAsync(id, "A1")));
        Assert.Equal(
            $"POST /service/v1/serviceResources/{segment}/capacity/range?marketplaceIds=A1&nextPageToken=n%3D",
            Sent(api => api.GetRangeSlotCapacityAsync(id, new() { StartDateTime = Time, EndDateTime = Time }, "A1", "n=")));
        Assert.Equal($"GET /service/v1/serviceJobs/{segment}/appointmentSlots?marketplaceIds=A1", Sent(api => api.GetAppointmentSlotsByJobIdAsync(id, new() { MarketplaceId = "A1" })));
    }

    [Fact]
    public void The_body_is_what_was_given()
    {
        var body = new AddAppointmentRequest { AppointmentTime = new() { StartTime = Time } };
        var bytes = Encoding.UTF8.GetBytes("{}").AsMemory();
        _executor.Serialize(body).Returns(bytes);

        _ = _api.AddAppointmentForServiceJobByServiceJobIdAsync("J", body, TestContext.Current.CancellationToken);

        Assert.Equal(bytes, Request().Body);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a1")]
    [InlineData("A1,A2")]
    [InlineData("A1\n")]
    [InlineData(null)]
    public void A_marketplace_id_that_is_none_is_refused(string? id)
    {
        Refused("marketplaceId", api => api.CancelReservationAsync("R", id!));
        Refused("marketplaceId", api => api.UpdateScheduleAsync("R", new() { Schedules = [] }, id!));
        Refused("marketplaceId", api => api.GetFixedSlotCapacityAsync("R", new() { StartDateTime = Time, EndDateTime = Time }, id!));
    }

    [Fact]
    public void Ids_and_reasons_outside_their_limits_are_refused()
    {
        Sent(api => api.CancelServiceJobByServiceJobIdAsync(new string('J', 100), new string('_', 100)));
        string[] wrongIds = ["", new('J', 101), null!];
        string[] wrongReasons = [.. wrongIds, "lower", "A-B", "A\n"];

        Assert.All(wrongIds, id => Refused("serviceJobId", api => api.GetServiceJobByServiceJobIdAsync(id)));
        Assert.All(wrongReasons, reason => Refused("cancellationReasonCode", api => api.CancelServiceJobByServiceJobIdAsync("J", reason)));
        Refused("query", api => api.GetServiceJobsAsync(null!));
        Refused("query", api => api.GetServiceJobsAsync(new() { MarketplaceId = "A1" }));
        Refused("body", api => api.AddAppointmentForServiceJobByServiceJobIdAsync("J", null!));
    }

    private string Sent(Func<IServicesApi, Task> call)
    {
        _executor.ClearReceivedCalls();
        _ = call(_api);
        return $"{Request().Operation.Method} {Request().PathAndQuery}";
    }

    private string Sent(string culture, Func<IServicesApi, Task> call)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            return Sent(call);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private void Refused(string parameterName, Func<IServicesApi, Task> call)
    {
        _executor.ClearReceivedCalls();
        var exception = Assert.ThrowsAny<ArgumentException>(() => { _ = call(_api); });
        Assert.Equal(parameterName, exception.ParamName);
        Assert.Contains(parameterName, exception.Message, StringComparison.Ordinal);
        Assert.Empty(_executor.ReceivedCalls());
    }

    private OperationRequest Request() => _executor.ReceivedCalls().SelectMany(call => call.GetArguments()).OfType<OperationRequest>().Single();
}
