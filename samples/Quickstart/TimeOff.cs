using ServiceApi.Client;
using ServiceApi.Client.Models;

namespace Quickstart;

/// <summary>Makes, changes and cancels a reservation, and shows what becomes of the capacity.</summary>
internal sealed class TimeOff(IServiceApiClient client, string marketplaceId, CallOptions options)
{
    public async Task RunAsync(string technician, WorkingWeek week, CancellationToken cancellationToken)
    {
        var noon = week.Monday.AddDays(2).AddHours(12);
        Report.Heading("Time off", $"The Wednesday of {technician}.");
        await ShowAsync("before");

        var made = await client.Reservations.CreateAsync(
            marketplaceId, new() { ResourceId = technician, Reservation = Break(hours: 1) }, options, cancellationToken);
        Report.Remarks(made.Payload?.Errors, made.Payload?.Warnings);
        var id = made.Payload?.Reservation?.ReservationId ?? throw new InvalidOperationException("The reservation was refused.");
        Report.Line($"[green]Made[/] reservation {id}, a break of an hour.");
        await ShowAsync("with it");

        var changed = await client.Reservations.UpdateAsync(
            id, marketplaceId, new() { ResourceId = technician, Reservation = Break(hours: 2) }, options, cancellationToken);
        Report.Remarks(changed.Payload?.Errors, changed.Payload?.Warnings);
        Report.Line($"[green]Changed[/] reservation {id} to two hours.");
        await ShowAsync("with that");

        await client.Reservations.CancelAsync(id, marketplaceId, options, cancellationToken);
        Report.Line($"[green]Cancelled[/] reservation {id}.");
        await ShowAsync("after it");

        ReservationInput Break(int hours) => new()
        {
            Type = ReservationType.Break,
            Availability = new() { StartTime = noon, EndTime = noon.AddHours(hours), Capacity = 1 },
        };

        async Task ShowAsync(string when) =>
            Report.Line($"  {await HoursAsync(technician, noon.AddHours(-12), cancellationToken)} hours available {when}");
    }

    private async Task<double> HoursAsync(string technician, DateTimeOffset day, CancellationToken cancellationToken)
    {
        var query = new RangeSlotCapacityQuery
        {
            CapacityTypes = [CapacityType.AvailableCapacity],
            StartDateTime = day,
            EndDateTime = day.AddDays(1),
        };
        var hours = 0d;
        await foreach (var capacity in client.Resources.ListRangeCapacityAsync(technician, marketplaceId, query, options, cancellationToken))
        {
            hours += (capacity.Slots ?? []).Sum(slot => (slot.EndDateTime - slot.StartDateTime)?.TotalHours * slot.Capacity ?? 0);
        }

        return hours;
    }
}
