using ServiceApi.Client;
using ServiceApi.Client.Models;

namespace TestingYourApp;

/// <summary>A class of an app's own: it books the first free slot for each job that waits for one.</summary>
internal sealed class Dispatcher(IServiceApiClient client, TimeProvider time)
{
    public async Task<int> BookAsync(string marketplaceId, CancellationToken cancellationToken = default)
    {
        var query = new GetServiceJobsQuery
        {
            MarketplaceId = marketplaceId,
            CreatedAfter = time.GetUtcNow().AddDays(-30),
            ServiceJobStatuses = [ServiceJobStatus.PendingSchedule],
        };

        // To its end first: a job that is booked may leave the listing, and move those behind it.
        var waiting = await client.Jobs.ListAsync(query, cancellationToken: cancellationToken).ToListAsync(cancellationToken);
        var booked = 0;
        foreach (var job in waiting)
        {
            booked += await TryBookAsync(job.ServiceJobId!, marketplaceId, cancellationToken) ? 1 : 0;
        }

        return booked;
    }

    private async Task<bool> TryBookAsync(string jobId, string marketplaceId, CancellationToken cancellationToken)
    {
        var report = await client.Appointments.GetSlotsAsync(jobId, new GetAppointmentSlotsByJobIdQuery { MarketplaceId = marketplaceId }, cancellationToken: cancellationToken);
        if (report.AppointmentSlots?.FirstOrDefault(slot => slot.Capacity > 0)?.StartTime is not { } start)
        {
            return false;
        }

        try
        {
            await client.Appointments.AddAsync(jobId, new() { StartTime = start }, cancellationToken: cancellationToken);
            return true;
        }
        catch (ServiceApiResponseException)
        {
            return false; // refused: the job may have been cancelled meanwhile
        }
    }
}
