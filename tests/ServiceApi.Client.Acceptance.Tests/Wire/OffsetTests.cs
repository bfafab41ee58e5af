using ServiceApi.Client.Models;
using ServiceApi.Client.Testing;

namespace ServiceApi.Client.Acceptance.Tests.Wire;

/// <summary>Working hours keep the offset that they were given in, since it decides the weekday; every other date goes out in UTC.</summary>
public sealed class OffsetTests
{
    private const string M = App.Marketplace;
    private static readonly DateTimeOffset LateInSeattle = new(2026, 12, 1, 23, 59, 0, TimeSpan.FromHours(-7));
    private static readonly DateTimeOffset EarlyInDelhi = new(2026, 12, 2, 0, 1, 2, 30, TimeSpan.FromHours(5.5));
    private static readonly DateTimeOffset Utc = new(2026, 12, 3, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_schedule_keeps_its_offsets()
    {
        await using var app = await App.StartAsync();
        app.Sandbox.Resources.Add("T-1");

        await app.Client.Resources.UpdateScheduleAsync("T-1", M, [new() { StartTime = LateInSeattle, EndTime = Utc, Recurrence = new() { EndTime = EarlyInDelhi.AddYears(1) } }]);

        Assert.Equal(
            """{"schedules":[{"startTime":"2026-12-01T23:59:00-07:00","endTime":"2026-12-03T00:00:00+00:00","recurrence":{"endTime":"2027-12-02T00:01:02.03+05:30"}}]}""",
            Body(app, "updateSchedule"));
    }

    [Fact]
    public async Task A_reservation_keeps_its_offsets_when_it_is_made_and_when_it_is_changed()
    {
        await using var app = await App.StartAsync();
        app.Sandbox.Resources.Add("T-1");
        app.Sandbox.Reservations.Add("R-1");
        var reservation = new ReservationInput { Type = ReservationType.Training, Availability = new() { StartTime = EarlyInDelhi, EndTime = LateInSeattle } };

        await app.Client.Reservations.CreateAsync(M, new() { ResourceId = "T-1", Reservation = reservation });
        await app.Client.Reservations.UpdateAsync("R-1", M, new() { ResourceId = "T-1", Reservation = reservation });

        const string Times = """{"startTime":"2026-12-02T00:01:02.03+05:30","endTime":"2026-12-01T23:59:00-07:00"}""";
        Assert.Contains(Times, Body(app, "createReservation"), StringComparison.Ordinal);
        Assert.Contains(Times, Body(app, "updateReservation"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_other_date_goes_out_in_UTC_with_milliseconds()
    {
        await using var app = await App.StartAsync();
        app.Sandbox.Faults.Add(new Fault { StatusCode = 400, Times = Fault.Always });

        await RefusedAsync(() => app.Client.Appointments.AddAsync("J", new() { StartTime = EarlyInDelhi.AddTicks(9) }));
        await RefusedAsync(() => app.Client.Appointments.SetFulfillmentAsync("J", "A", new() { FulfillmentTime = new() { StartTime = LateInSeattle, EndTime = Utc } }));
        await RefusedAsync(() => app.Client.Appointments.GetSlotsAsync("J", new() { MarketplaceId = M, StartTime = EarlyInDelhi, EndTime = LateInSeattle }));

        Assert.Equal("""{"appointmentTime":{"startTime":"2026-12-01T18:31:02.030Z"}}""", Body(app, "addAppointmentForServiceJobByServiceJobId"));
        Assert.Equal("""{"fulfillmentTime":{"startTime":"2026-12-02T06:59:00.000Z","endTime":"2026-12-03T00:00:00.000Z"}}""", Body(app, "setAppointmentFulfillmentData"));
        Assert.Equal(
            $"marketplaceIds={M}&startTime=2026-12-01T18%3A31%3A02.030Z&endTime=2026-12-02T06%3A59%3A00.000Z",
            Assert.Single(app.Sandbox.Requests.Of("getAppointmmentSlotsByJobId")).Query);
    }

    private static Task<ServiceApiResponseException> RefusedAsync(Func<Task> call) => Assert.ThrowsAsync<ServiceApiResponseException>(call);

    private static string Body(App app, string operationId) => Assert.Single(app.Sandbox.Requests.Of(operationId)).BodyText();
}
