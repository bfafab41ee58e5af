using ServiceApi.Client;
using ServiceApi.Client.Models;

namespace Quickstart;

/// <summary>The tour: lists jobs; then a provider's whole day in the sandbox, or at Amazon what the command line names.</summary>
internal sealed class Tour(IServiceApiClient client, TourPlan plan)
{
    private readonly Usage _usage = new();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        Report.Heading("Amazon Services API", $"Talking to {plan.Destination}.");
        var jobs = await ListAsync(cancellationToken);
        Report.Jobs(jobs);
        if (plan.MayPick)
        {
            await RunDayAsync(jobs, cancellationToken);
        }
        else
        {
            await new NamedChanges(client, plan, _usage.Options).RunAsync(cancellationToken);
        }

        Report.Heading("Usage", $"{_usage.Calls} calls in {_usage.Requests} requests; {_usage.Pages} of them were pages of jobs.");
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

    private async Task RunDayAsync(IReadOnlyList<ServiceJob> jobs, CancellationToken cancellationToken)
    {
        var week = WorkingWeek.After(DateTimeOffset.UtcNow);
        var waiting = jobs.Where(job => job.ServiceJobStatus == ServiceJobStatus.PendingSchedule).Select(job => job.ServiceJobId!).ToArray();

        await new Planning(client, plan.MarketplaceId, _usage.Options).RunAsync(SampleSandbox.Technician, week, cancellationToken);
        var visit = new Visit(client, plan.MarketplaceId, _usage.Options);
        await visit.RunAsync(waiting[0], SampleSandbox.Technician, week, cancellationToken);
        await visit.CallOffAsync(waiting[1], cancellationToken);
        await new TimeOff(client, plan.MarketplaceId, _usage.Options).RunAsync(SampleSandbox.Technician, week, cancellationToken);
    }
}
