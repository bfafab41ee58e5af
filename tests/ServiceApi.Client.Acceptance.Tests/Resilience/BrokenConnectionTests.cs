using System.Net;
using ServiceApi.Client.Models;
using ServiceApi.Client.Testing;

namespace ServiceApi.Client.Acceptance.Tests.Resilience;

public sealed class BrokenConnectionTests
{
    private const string GetJob = "getServiceJobByServiceJobId";
    private const string Complete = "completeServiceJobByServiceJobId";
    private const string AddAppointment = "addAppointmentForServiceJobByServiceJobId";

    [Theory]
    [InlineData(false, ConnectionBreak.BeforeAnswer)]
    [InlineData(true, ConnectionBreak.BeforeAnswer)]
    [InlineData(true, ConnectionBreak.WithinHeaders)]
    [InlineData(true, ConnectionBreak.WithinBody)]
    public async Task A_post_is_sent_once_when_the_connection_breaks_after_it_was_read(bool carriesOut, ConnectionBreak broken)
    {
        await using var app = await App.StartAsync();
        var id = await WarmAsync(app);
        app.Sandbox.Faults.Add(new Fault { Operation = AddAppointment, Break = broken, CarriesOut = carriesOut });

        var exception = await Assert.ThrowsAsync<ServiceApiConnectionException>(
            () => app.Client.Appointments.AddAsync(id, new() { StartTime = DateTimeOffset.UtcNow.AddDays(1) }));

        Assert.True(exception.OutcomeUnknown);
        Assert.Equal(1, exception.Attempts);
        Assert.Single(app.Sandbox.Requests.Of(AddAppointment));
        Assert.Equal(carriesOut ? 1 : 0, (await app.Client.Jobs.GetAsync(id)).Appointments?.Count ?? 0);
    }

    [Theory]
    [InlineData(ConnectionBreak.BeforeAnswer)]
    [InlineData(ConnectionBreak.WithinHeaders)]
    [InlineData(ConnectionBreak.WithinBody)]
    public async Task A_get_whose_answer_breaks_off_is_sent_again(ConnectionBreak broken)
    {
        await using var app = await App.StartAsync();
        var id = await WarmAsync(app);
        app.Sandbox.Faults.Add(new Fault { Operation = GetJob, Break = broken });
        ResponseMetadata? metadata = null;

        var job = await app.Client.Jobs.GetAsync(id, new() { OnResponse = answer => metadata = answer });

        Assert.Equal(id, job.ServiceJobId);
        Assert.Equal(2, metadata!.Attempts);
        Assert.Equal(1 + 2, app.Sandbox.Requests.Of(GetJob).Count);
    }

    [Theory]
    [InlineData(ConnectionBreak.BeforeAnswer)]
    [InlineData(ConnectionBreak.WithinHeaders)]
    [InlineData(ConnectionBreak.WithinBody)]
    public async Task A_put_whose_answer_is_lost_and_whose_repetition_is_refused_may_have_worked(ConnectionBreak broken)
    {
        await using var app = await App.StartAsync();
        var id = await WarmAsync(app);
        app.Sandbox.Faults.Add(new Fault { Operation = Complete, Break = broken, CarriesOut = true });

        var exception = await Assert.ThrowsAsync<ServiceApiResponseException>(() => app.Client.Jobs.CompleteAsync(id));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, exception.StatusCode);
        Assert.True(exception.OutcomeUnknown);
        Assert.Equal(2, exception.Attempts);
        Assert.Equal(2, app.Sandbox.Requests.Of(Complete).Count);
        Assert.Equal(ServiceJobStatus.Completed, (await app.Client.Jobs.GetAsync(id)).ServiceJobStatus);
    }

    [Theory]
    [InlineData(ConnectionBreak.BeforeAnswer)]
    [InlineData(ConnectionBreak.WithinHeaders)]
    public async Task A_delete_whose_answer_is_lost_and_whose_repetition_finds_nothing_may_have_worked(ConnectionBreak broken)
    {
        await using var app = await App.StartAsync();
        await WarmAsync(app);
        app.Sandbox.Reservations.Add("R-1");
        app.Sandbox.Faults.Add(new Fault { Operation = "cancelReservation", Break = broken, CarriesOut = true });

        var exception = await Assert.ThrowsAsync<ServiceApiNotFoundException>(() => app.Client.Reservations.CancelAsync("R-1", App.Marketplace));

        Assert.True(exception.OutcomeUnknown);
        Assert.Equal(2, exception.Attempts);
        Assert.Empty(app.Sandbox.Reservations.Ids);
    }

    [Fact]
    public async Task A_put_that_never_arrived_is_simply_sent_again()
    {
        await using var app = await App.StartAsync();
        var id = await WarmAsync(app);
        app.Sandbox.Faults.Add(new Fault { Operation = Complete, Break = ConnectionBreak.BeforeAnswer });

        await app.Client.Jobs.CompleteAsync(id);

        Assert.Equal(ServiceJobStatus.Completed, (await app.Client.Jobs.GetAsync(id)).ServiceJobStatus);
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_a_connection_that_could_not_be_made()
    {
        await using var app = await App.StartAsync(options => options.Retry.MaxRetries = 1);
        var id = await WarmAsync(app);
        await app.Sandbox.DisposeAsync();

        var exception = await Assert.ThrowsAsync<ServiceApiConnectionException>(
            () => app.Client.Appointments.AddAsync(id, new() { StartTime = DateTimeOffset.UtcNow.AddDays(1) }));

        Assert.Null(exception.StatusCode);
    }

    /// <summary>A job, read once, so that what follows goes over a connection that is in use already.</summary>
    private static async Task<string> WarmAsync(App app)
    {
        var id = app.Sandbox.Jobs.Add("""{"serviceJobStatus":"NOT_SERVICED"}""");
        await app.Client.Jobs.GetAsync(id);
        return id;
    }
}
