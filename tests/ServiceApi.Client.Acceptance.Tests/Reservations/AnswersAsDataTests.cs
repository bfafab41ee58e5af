using System.Text;
using ServiceApi.Client.Models;
using ServiceApi.Client.Testing;

namespace ServiceApi.Client.Acceptance.Tests.Reservations;

/// <summary>What a successful answer says beside its success, or in spite of it, is the caller's to read.</summary>
public sealed class AnswersAsDataTests
{
    private const string M = App.Marketplace;
    private static readonly DateTimeOffset Start = DateTimeOffset.UtcNow.AddDays(1);
    private static readonly AvailabilityInput Hour = new() { StartTime = Start, EndTime = Start.AddHours(1), Capacity = 1 };

    [Fact]
    public async Task A_sparse_reservation_is_an_id_and_nothing_else()
    {
        await using var app = await StartAsync();

        var answer = await app.Client.Reservations.CreateAsync(M, new() { ResourceId = "T-1", Reservation = new() { Type = ReservationType.Break, Availability = Hour } });

        Assert.Equal(new Reservation { ReservationId = "457" }, answer.Payload!.Reservation);
        Assert.Null(answer.Payload.Errors);
        Assert.Null(answer.Payload.Warnings);
        Assert.Null(answer.Errors);
    }

    [Fact]
    public async Task A_reservation_that_was_not_made_comes_back_with_its_errors()
    {
        await using var app = await StartAsync();

        var answer = await app.Client.Reservations.CreateAsync(M, new() { ResourceId = "T-1", Reservation = new() { Type = ReservationType.Break, Availability = Hour with { Capacity = 9 } } });

        Assert.Equal("InsufficientCapacity", Assert.Single(answer.Payload!.Errors!).Code);
        Assert.Null(answer.Payload.Reservation!.ReservationId);
        Assert.Equal(ReservationType.Break, answer.Payload.Reservation.Type);
        Assert.Equal(9, answer.Payload.Reservation.Availability!.Capacity);
        Assert.Empty(app.Sandbox.Reservations.Ids);
    }

    [Fact]
    public async Task A_reservation_that_was_not_changed_comes_back_with_its_errors_and_warnings()
    {
        await using var app = await StartAsync();
        app.Sandbox.Faults.Add(new Fault
        {
            StatusCode = 200,
            Body = Encoding.UTF8.GetBytes("""{"payload":{"reservation":{"reservationId":"R-1"},"errors":[{"code":"E","message":"m","details":"d","errorLevel":"ERROR"}],"warnings":[{"code":"W","message":"n","details":"e"}]},"errors":[{"code":"T"}]}"""),
        });

        var answer = await app.Client.Reservations.UpdateAsync("R-1", M, new() { ResourceId = "T-1", Reservation = new() { Type = ReservationType.Break, Availability = Hour } });

        Assert.Equal(new ServiceError { Code = "E", Message = "m", Details = "d", ErrorLevel = ErrorLevel.Error }, Assert.Single(answer.Payload!.Errors!));
        Assert.Equal(new ServiceWarning { Code = "W", Message = "n", Details = "e" }, Assert.Single(answer.Payload.Warnings!));
        Assert.Equal("T", Assert.Single(answer.Errors!).Code);
    }

    [Fact]
    public async Task A_schedule_that_is_kept_in_part_says_of_each_record_what_is_wrong()
    {
        await using var app = await StartAsync();
        var past = new AvailabilityInput { StartTime = Start.AddDays(-9), EndTime = Start.AddDays(-8) };
        var backwards = new AvailabilityInput { StartTime = Start, EndTime = Start.AddHours(-1) };

        var answer = await app.Client.Resources.UpdateScheduleAsync("T-1", M, [Hour, past, backwards]);

        Assert.Collection(
            answer.Payload!,
            record =>
            {
                Assert.Equal("AvailabilityInThePast", Assert.Single(record.Warnings!).Code);
                Assert.Equal(past.StartTime, record.Availability!.StartTime);
                Assert.Null(record.Errors);
            },
            record =>
            {
                Assert.Equal("InvalidInput", Assert.Single(record.Errors!).Code);
                Assert.Equal(backwards.EndTime, record.Availability!.EndTime);
                Assert.Null(record.Warnings);
            });
        Assert.Equal(2, app.Sandbox.Resources.FindSchedule("T-1")!.Count);
    }

    [Fact]
    public async Task Warnings_of_assign_and_reschedule_reach_the_caller()
    {
        await using var app = await StartAsync();
        var job = app.Sandbox.Jobs.Add("""{"serviceJobStatus":"PENDING_SCHEDULE"}""");
        var appointment = (await app.Client.Appointments.AddAsync(job, new() { StartTime = Start.AddHours(5) })).AppointmentId!;

        var assigned = await app.Client.Appointments.AssignResourcesAsync(job, appointment, ["T-1"]);
        var rescheduled = await app.Client.Appointments.RescheduleAsync(job, appointment, new() { StartTime = Start }, "R1");

        var warning = Assert.Single(assigned.Payload!.Warnings!);
        Assert.Equal("ResourceNotAvailable", warning.Code);
        Assert.Contains("T-1", warning.Details!, StringComparison.Ordinal);
        Assert.Equal("ResourcesNotAssigned", Assert.Single(rescheduled.Warnings!).Code);
        Assert.NotEqual(appointment, rescheduled.AppointmentId);
    }

    [Fact]
    public async Task Errors_that_are_all_warnings_beside_an_empty_answer_are_data()
    {
        const string Warned = """{"errors":[{"code":"W","message":"m","errorLevel":"WARNING"}]}""";
        await using var app = await StartAsync();
        app.Sandbox.Faults.Add(new Fault { StatusCode = 200, Body = Encoding.UTF8.GetBytes(Warned), Times = 5 });

        Assert.Equal("W", Assert.Single((await app.Client.Jobs.CompleteAsync("J")).Errors!).Code);
        Assert.Equal("W", Assert.Single((await app.Client.Jobs.CancelAsync("J", "V1")).Errors!).Code);
        Assert.Equal("W", Assert.Single((await app.Client.Appointments.AssignResourcesAsync("J", "A", ["T-1"])).Errors!).Code);
        Assert.Equal("W", Assert.Single((await app.Client.Resources.UpdateScheduleAsync("T-1", M, [Hour])).Errors!).Code);
        await app.Client.Appointments.SetFulfillmentAsync("J", "A", new());
    }

    private static async Task<App> StartAsync()
    {
        var app = await App.StartAsync();
        app.Sandbox.Resources.Add("T-1");
        app.Sandbox.Resources.SetSchedule("T-1", $$"""[{"startTime":"{{Start:O}}","endTime":"{{Start.AddHours(1):O}}","capacity":2}]""");
        return app;
    }
}
