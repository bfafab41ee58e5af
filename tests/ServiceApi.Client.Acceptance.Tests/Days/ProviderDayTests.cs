using System.Net;
using ServiceApi.Client.Models;

namespace ServiceApi.Client.Acceptance.Tests.Days;

/// <summary>A provider's whole day through the facade; what one call does, the next one finds.</summary>
public sealed class ProviderDayTests
{
    private const string M = App.Marketplace;
    private static readonly DateTimeOffset Tomorrow = new(DateTime.UtcNow.Date.AddDays(1), TimeSpan.Zero);

    [Fact]
    public async Task A_job_goes_from_the_list_to_its_completion_and_another_is_cancelled()
    {
        await using var app = await App.StartAsync(sandbox: new() { MaxPageSize = 1 });
        var (jobs, appointments) = (app.Client.Jobs, app.Client.Appointments);
        app.Sandbox.Resources.Add("T-1", "Ann");
        app.Sandbox.Resources.Add("T-2", "Bob");
        app.Sandbox.Jobs.Add("""{"serviceJobId":"J-1","serviceJobStatus":"PENDING_SCHEDULE"}""");
        app.Sandbox.Jobs.Add("""{"serviceJobId":"J-2","serviceJobStatus":"PENDING_SCHEDULE"}""");

        var open = new List<string>();
        await foreach (var job in jobs.ListAsync(App.Everything with { ServiceJobStatuses = [ServiceJobStatus.PendingSchedule] }))
        {
            open.Add(job.ServiceJobId!);
        }

        Assert.Equal(["J-1", "J-2"], open.Order(StringComparer.Ordinal));

        var first = (await appointments.AddAsync("J-1", new() { StartTime = Tomorrow.AddHours(9), DurationInMinutes = 90 })).AppointmentId!;
        Assert.Null((await appointments.AssignResourcesAsync("J-1", first, ["T-1"])).Payload!.Warnings);
        var second = (await appointments.RescheduleAsync("J-1", first, new() { StartTime = Tomorrow.AddHours(11) }, "R1")).AppointmentId!;
        await appointments.AssignResourcesAsync("J-1", second, ["T-1", "T-2"]);

        var document = await app.Client.Documents.UploadAsync(DocumentContent.FromBytes("%PDF-1.7 The signed receipt."u8.ToArray()));
        Assert.Empty(app.Sandbox.Documents.Find(document.UploadDestinationId!)!.Upload!.Problems);

        var now = DateTimeOffset.UtcNow;
        await appointments.SetFulfillmentAsync("J-1", second, new()
        {
            FulfillmentTime = new() { StartTime = now.AddMinutes(-50), EndTime = now.AddMinutes(-5) },
            AppointmentResources = [new() { ResourceId = "T-2" }],
            FulfillmentDocuments = [new() { UploadDestinationId = document.UploadDestinationId }],
        });
        await jobs.CompleteAsync("J-1");
        await jobs.CancelAsync("J-2", "V1");

        var done = await jobs.GetAsync("J-1");
        Assert.Equal(ServiceJobStatus.Completed, done.ServiceJobStatus);
        Assert.Collection(
            done.Appointments!,
            earlier =>
            {
                Assert.Equal(AppointmentStatus.Cancelled, earlier.AppointmentStatus);
                Assert.Equal(second, earlier.RescheduledAppointmentId);
                Assert.Equal("Ann", Assert.Single(earlier.AssignedTechnicians!).Name);
            },
            later =>
            {
                Assert.Equal(second, later.AppointmentId);
                Assert.Equal(AppointmentStatus.Completed, later.AppointmentStatus);
                Assert.Equal(Tomorrow.AddHours(11), later.AppointmentTime!.StartTime);
                Assert.Equal(["T-1", "T-2"], later.AssignedTechnicians!.Select(technician => technician.TechnicianId));
                Assert.Equal("T-2", later.Poa!.UploadingTechnician);
                Assert.Equal(45, later.Poa.AppointmentTime!.DurationInMinutes);
                Assert.Equal(PoaType.PoaReceipt, later.Poa.PoaType);
            });
        Assert.Equal(ServiceJobStatus.Cancelled, (await jobs.GetAsync("J-2")).ServiceJobStatus);

        await OverAsync(() => appointments.AddAsync("J-1", new() { StartTime = Tomorrow }));
        await OverAsync(() => appointments.SetFulfillmentAsync("J-1", second, new()));
        await OverAsync(() => jobs.CancelAsync("J-1", "V1"));
        await OverAsync(() => jobs.CompleteAsync("J-2"));
    }

    private static async Task OverAsync(Func<Task> call) =>
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Assert.ThrowsAsync<ServiceApiResponseException>(call)).StatusCode);
}
