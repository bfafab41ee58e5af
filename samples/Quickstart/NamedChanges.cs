using ServiceApi.Client;

namespace Quickstart;

/// <summary>Changes what the command line names, and nothing else.</summary>
internal sealed class NamedChanges(IServiceApiClient client, TourPlan plan, CallOptions options)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (plan.Schedule is { } toSchedule)
        {
            var start = DateTimeOffset.UtcNow.AddDays(3);
            var appointment = await client.Appointments.AddAsync(toSchedule, new() { StartTime = start, DurationInMinutes = 120 }, options, cancellationToken);
            Report.Line($"[green]Scheduled[/] appointment {appointment.AppointmentId} of job {toSchedule} for {start:yyyy-MM-dd HH:mm} UTC.");
            Report.Remarks(appointment.Errors, appointment.Warnings);
        }

        if (plan.Complete is { } toComplete)
        {
            await client.Jobs.CompleteAsync(toComplete, options, cancellationToken);
            var job = await client.Jobs.GetAsync(toComplete, options, cancellationToken);
            Report.Line($"[green]Completed[/] job {toComplete}, which is now {job.ServiceJobStatus}.");
        }

        if (plan.Cancel is { } toCancel)
        {
            await client.Reservations.CancelAsync(toCancel, plan.MarketplaceId, options, cancellationToken);
            Report.Line($"[green]Cancelled[/] reservation {toCancel}.");
        }

        Report.Line($"[grey]Only what you name is changed here: --schedule JOB, --complete JOB, --cancel RESERVATION.[/]");
    }
}
