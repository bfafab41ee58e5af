using ServiceApi.Client;
using ServiceApi.Client.Models;

namespace Quickstart;

/// <summary>A job from its first slot to its completion, and one that is called off.</summary>
internal sealed class Visit(IServiceApiClient client, string marketplaceId, CallOptions options)
{
    public async Task RunAsync(string jobId, string technician, WorkingWeek week, CancellationToken cancellationToken)
    {
        Report.Heading("A visit", $"Job {jobId}.");
        var slots = await FindSlotsAsync(jobId, week, cancellationToken);

        var first = await client.Appointments.AddAsync(jobId, At(slots[0]), options, cancellationToken);
        Report.Line($"[green]Scheduled[/] appointment {first.AppointmentId} for {slots[0].StartTime:yyyy-MM-dd HH:mm} UTC.");
        await AssignAsync(jobId, first.AppointmentId!, technician, cancellationToken);

        var second = await client.Appointments.RescheduleAsync(jobId, first.AppointmentId!, At(slots[^1]), "CUSTOMER_REQUEST", options, cancellationToken);
        Report.Line($"[green]Rescheduled[/] it as appointment {second.AppointmentId} to {slots[^1].StartTime:yyyy-MM-dd HH:mm} UTC.");
        Report.Remarks(second.Errors, second.Warnings);
        await AssignAsync(jobId, second.AppointmentId!, technician, cancellationToken);

        var receipt = await UploadReceiptAsync(cancellationToken);
        await FulfilAsync(jobId, second.AppointmentId!, technician, receipt, cancellationToken);
        await client.Jobs.CompleteAsync(jobId, options, cancellationToken);
        var job = await client.Jobs.GetAsync(jobId, options, cancellationToken);
        Report.Line($"[green]Completed[/] the job, which is now {job.ServiceJobStatus}.");
    }

    public async Task CallOffAsync(string jobId, CancellationToken cancellationToken)
    {
        const string Reason = "CUSTOMER_REQUEST";
        await client.Jobs.CancelAsync(jobId, Reason, options, cancellationToken);
        var job = await client.Jobs.GetAsync(jobId, options, cancellationToken);
        Report.Line($"[green]Cancelled[/] job {jobId} because of {Reason}: it is now {job.ServiceJobStatus}.");
    }

    private static AppointmentTimeInput At(AppointmentSlot slot) => new() { StartTime = slot.StartTime!.Value, DurationInMinutes = 60 };

    private async Task<AppointmentSlot[]> FindSlotsAsync(string jobId, WorkingWeek week, CancellationToken cancellationToken)
    {
        var query = new GetAppointmentSlotsByJobIdQuery { MarketplaceId = marketplaceId, StartTime = week.Monday, EndTime = week.Saturday };
        var report = await client.Appointments.GetSlotsAsync(jobId, query, options, cancellationToken);
        var free = (report.AppointmentSlots ?? []).Where(slot => slot.Capacity > 0).ToArray();
        Report.Line($"Found {free.Length} slots with capacity.");
        return free;
    }

    private async Task AssignAsync(string jobId, string appointmentId, string technician, CancellationToken cancellationToken)
    {
        var answer = await client.Appointments.AssignResourcesAsync(jobId, appointmentId, [technician], options, cancellationToken);
        Report.Line($"[green]Assigned[/] {technician} to appointment {appointmentId}.");
        Report.Remarks(answer.Errors, answer.Payload?.Warnings);
    }

    private async Task<FulfillmentDocument> UploadReceiptAsync(CancellationToken cancellationToken)
    {
        // An app would say DocumentContent.FromFile("receipt.pdf").
        var receipt = DocumentContent.FromBytes("%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n"u8.ToArray());
        var document = await client.Documents.UploadAsync(receipt, options: options, cancellationToken: cancellationToken);
        Report.Line($"[green]Uploaded[/] the signed receipt to destination {document.UploadDestinationId}.");
        return document;
    }

    private async Task FulfilAsync(string jobId, string appointmentId, string technician, FulfillmentDocument receipt, CancellationToken cancellationToken)
    {
        // Nobody waits for next week here, so that the work is said to have been done just now.
        var now = DateTimeOffset.UtcNow;
        var fulfillment = new SetAppointmentFulfillmentDataRequest
        {
            FulfillmentTime = new() { StartTime = now.AddHours(-2), EndTime = now.AddHours(-1) },
            AppointmentResources = [new() { ResourceId = technician }],
            FulfillmentDocuments = [receipt],
        };
        await client.Appointments.SetFulfillmentAsync(jobId, appointmentId, fulfillment, options, cancellationToken);
        Report.Line($"[green]Recorded[/] the fulfilment of appointment {appointmentId}.");
    }
}
