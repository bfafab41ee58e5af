using System.Net;
using ServiceApi.Client.Models;

namespace ServiceApi.Client.Acceptance.Tests.Jobs;

public sealed class JobStateTests
{
    private static readonly DateTimeOffset Tomorrow = DateTimeOffset.UtcNow.AddDays(1);

    [Fact]
    public async Task A_job_is_found_scheduled_and_completed()
    {
        await using var app = await App.StartAsync();
        var id = OpenJob(app);

        var answer = await app.Client.Appointments.AddAsync(id, new() { StartTime = Tomorrow, DurationInMinutes = 90 });
        var scheduled = await app.Client.Jobs.GetAsync(id);
        await app.Client.Jobs.CompleteAsync(id);
        var completed = await app.Client.Jobs.GetAsync(id);

        var appointment = Assert.Single(scheduled.Appointments!);
        Assert.Equal(answer.AppointmentId, appointment.AppointmentId);
        Assert.Equal(90, appointment.AppointmentTime!.DurationInMinutes);
        Assert.Equal(Tomorrow.UtcDateTime, appointment.AppointmentTime.StartTime!.Value.UtcDateTime, TimeSpan.FromSeconds(1));
        Assert.Equal(ServiceJobStatus.NotServiced, scheduled.ServiceJobStatus);
        Assert.Equal(ServiceJobStatus.Completed, completed.ServiceJobStatus);
    }

    [Fact]
    public async Task A_job_cannot_be_completed_twice()
    {
        await using var app = await App.StartAsync();
        var id = OpenJob(app);
        await app.Client.Jobs.CompleteAsync(id);

        var exception = await Assert.ThrowsAsync<ServiceApiResponseException>(() => app.Client.Jobs.CompleteAsync(id));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, exception.StatusCode);
        Assert.Equal("UnprocessableEntity", Assert.Single(exception.Errors).Code);
        Assert.Equal("completeServiceJobByServiceJobId", exception.Operation.Id);
        Assert.Equal(app.Sandbox.Requests.Of("completeServiceJobByServiceJobId")[1].RequestId, exception.RequestId);
        Assert.False(exception.OutcomeUnknown);
    }

    [Fact]
    public async Task An_appointment_in_the_past_is_refused()
    {
        await using var app = await App.StartAsync();
        var id = OpenJob(app);

        var exception = await Assert.ThrowsAsync<ServiceApiResponseException>(
            () => app.Client.Appointments.AddAsync(id, new() { StartTime = DateTimeOffset.UtcNow.AddHours(-1) }));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, exception.StatusCode);
        Assert.Null((await app.Client.Jobs.GetAsync(id)).Appointments);
    }

    [Fact]
    public async Task A_second_appointment_comes_with_a_warning_and_no_exception()
    {
        await using var app = await App.StartAsync();
        var id = OpenJob(app);
        await app.Client.Appointments.AddAsync(id, new() { StartTime = Tomorrow });

        var second = await app.Client.Appointments.AddAsync(id, new() { StartTime = Tomorrow });

        Assert.NotNull(second.AppointmentId);
        Assert.Equal("AnotherActiveAppointment", Assert.Single(second.Warnings!).Code);
    }

    [Fact]
    public async Task A_reservation_can_be_cancelled_once()
    {
        await using var app = await App.StartAsync();
        app.Sandbox.Reservations.Add("R-1");
        await app.Client.Reservations.CancelAsync("R-1", App.Marketplace);

        var exception = await Assert.ThrowsAsync<ServiceApiNotFoundException>(() => app.Client.Reservations.CancelAsync("R-1", App.Marketplace));

        Assert.Empty(app.Sandbox.Reservations.Ids);
        Assert.Equal("NotFound", Assert.Single(exception.Errors).Code);
        Assert.False(exception.OutcomeUnknown);
    }

    [Fact]
    public async Task An_unknown_job_is_not_found()
    {
        await using var app = await App.StartAsync();

        var exception = await Assert.ThrowsAsync<ServiceApiNotFoundException>(() => app.Client.Jobs.GetAsync("none"));

        Assert.Equal(1, exception.Attempts);
    }

    private static string OpenJob(App app) => app.Sandbox.Jobs.Add("""{"serviceJobStatus":"PENDING_SCHEDULE"}""");
}
