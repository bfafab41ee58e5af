using ServiceApi.Client;
using ServiceApi.Client.Models;

namespace Quickstart;

/// <summary>Sets when a technician works, and looks at the capacity that comes of it.</summary>
internal sealed class Planning(IServiceApiClient client, string marketplaceId, CallOptions options)
{
    private static readonly IReadOnlyList<Weekday> Workdays = [Weekday.Monday, Weekday.Tuesday, Weekday.Wednesday, Weekday.Thursday, Weekday.Friday];

    public async Task RunAsync(string technician, WorkingWeek week, CancellationToken cancellationToken)
    {
        Report.Heading("Working hours", $"The week from {week.Monday:yyyy-MM-dd} on, times in UTC.");
        var hours = new AvailabilityInput
        {
            StartTime = week.Monday.AddHours(9),
            EndTime = week.Monday.AddHours(17),
            Recurrence = new() { EndTime = week.Saturday, DaysOfWeek = Workdays },
            Capacity = 1,
        };
        var answer = await client.Resources.UpdateScheduleAsync(technician, marketplaceId, [hours], options, cancellationToken);
        foreach (var refused in answer.Payload ?? [])
        {
            Report.Remarks(refused.Errors, refused.Warnings);
        }

        Report.Line($"[green]Set[/] the schedule of {technician}: Monday to Friday, {hours.StartTime:HH:mm} to {hours.EndTime:HH:mm}.");
        await ShowCapacityAsync(technician, week, cancellationToken);
    }

    private async Task ShowCapacityAsync(string technician, WorkingWeek week, CancellationToken cancellationToken)
    {
        var query = new FixedSlotCapacityQuery
        {
            CapacityTypes = [CapacityType.ScheduledCapacity, CapacityType.AvailableCapacity],
            SlotDuration = 60,
            StartDateTime = week.Monday,
            EndDateTime = week.Saturday,
        };
        var scheduled = 0;
        var available = 0;
        await foreach (var slot in client.Resources.ListFixedCapacityAsync(technician, marketplaceId, query, options, cancellationToken))
        {
            scheduled += slot.ScheduledCapacity ?? 0;
            available += slot.AvailableCapacity ?? 0;
        }

        Report.Line($"Capacity in slots of an hour: {scheduled} scheduled, {available} available.");
    }
}
