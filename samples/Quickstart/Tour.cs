using ServiceApi.Client;
using ServiceApi.Client.Models;

namespace Quickstart;

/// <summary>The tour: list, schedule, complete, cancel. Tokens, usage plans and repetitions are the library's business.</summary>
internal sealed class Tour(IServiceApiClient client, TourPlan plan)
{
    private readonly Usage _usage = new();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        Report.Heading("Amazon Services API", $"Talking to {plan.Destination}.");
        var jobs = await ListAsync(cancellationToken);
        Report.Jobs(jobs);
        await ScheduleAsync(plan.JobToSchedule(jobs), cancellationToken);
        await CompleteAsync(plan.JobToComplete(jobs), cancellationToken);
        await CancelAsync(plan.Cancel, cancellationToken);
        if (!plan.MayPick)
        {
            Report.Line($"[grey]Only what you name is changed here: --schedule JOB, --complete JOB, --cancel RESERVATION.[/]");
        }

        Report.Line($"[bold]Usage:[/] {_usage.Calls} calls in {_usage.Requests} requests; {_usage.Pages} of them were pages of jobs.");
    }

    private async Task<List<ServiceJob>> ListAsync(CancellationToken cancellationToken)
    {
        var query = new GetServiceJobsQuery
        {
            MarketplaceId = plan.MarketplaceId,
            CreatedAfter = DateTimeOffset.UtcNow.AddDays(-30),
        };
        var jobs = new List<ServiceJob>();
        await Report.ProgressAsync("Jobs of the last 30 days", async show =>
        {
            // `await foreach (var job in client.Jobs.ListAsync(query))` does as well; a page also knows how many there are.
            await foreach (var page in client.Jobs.ListAsync(query, _usage.Options).AsPages().WithCancellation(cancellationToken))
            {
                jobs.AddRange(page.Values);
                show(jobs.Count, page.TotalSize ?? jobs.Count);
            }
        });
        return jobs;
    }

    private async Task ScheduleAsync(string? jobId, CancellationToken cancellationToken)
    {
        if (jobId is null)
        {
            return;
        }

        var time = new AppointmentTimeInput { StartTime = DateTimeOffset.UtcNow.AddDays(3), DurationInMinutes = 120 };
        var appointment = await client.Appointments.AddAsync(jobId, time, _usage.Options, cancellationToken);
        Report.Line($"[green]Scheduled[/] appointment {appointment.AppointmentId} of job {jobId} for {time.StartTime:yyyy-MM-dd HH:mm} UTC.");
    }

    private async Task CompleteAsync(string? jobId, CancellationToken cancellationToken)
    {
        if (jobId is null)
        {
            return;
        }

        await client.Jobs.CompleteAsync(jobId, _usage.Options, cancellationToken);
        var job = await client.Jobs.GetAsync(jobId, _usage.Options, cancellationToken);
        Report.Line($"[green]Completed[/] job {jobId}, which is now {job.ServiceJobStatus}.");
    }

    private async Task CancelAsync(string? reservationId, CancellationToken cancellationToken)
    {
        if (reservationId is null)
        {
            return;
        }

        await client.Reservations.CancelAsync(reservationId, plan.MarketplaceId, _usage.Options, cancellationToken);
        Report.Line($"[green]Cancelled[/] reservation {reservationId}.");
    }
}
