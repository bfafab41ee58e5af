using ServiceApi.Client.Models;
using ServiceApi.Client.Paging;

namespace ServiceApi.Client.Acceptance.Tests.Days;

/// <summary>What a schedule gives, reservations take and give back, in both listings of capacity and in the slots.</summary>
public sealed class CapacityDayTests
{
    private const string M = App.Marketplace;
    private static readonly DateTimeOffset Nine = new DateTimeOffset(DateTime.UtcNow.Date.AddDays(1), TimeSpan.Zero).AddHours(9);

    private static readonly FixedSlotCapacityQuery Hours = new()
    {
        CapacityTypes = [CapacityType.AvailableCapacity],
        SlotDuration = 60,
        StartDateTime = Nine,
        EndDateTime = Nine.AddHours(5),
    };

    private static readonly RangeSlotCapacityQuery Ranges = new()
    {
        CapacityTypes = [CapacityType.ScheduledCapacity, CapacityType.AvailableCapacity, CapacityType.ReservedCapacity],
        StartDateTime = Nine,
        EndDateTime = Nine.AddHours(5),
    };

    [Fact]
    public async Task Reservations_take_the_capacity_of_a_schedule_and_give_it_back()
    {
        await using var app = await StartAsync();
        var reservations = app.Client.Reservations;
        Assert.Empty(await AvailableAsync(app, hours => hours > 0));

        var answer = await app.Client.Resources.UpdateScheduleAsync("STORE-1", M, [new() { StartTime = Nine, EndTime = Nine.AddHours(5), Capacity = 2 }]);
        Assert.Empty(answer.Payload!);
        Assert.Equal([2, 2, 2, 2, 2], await AvailableAsync(app));
        Assert.Equal([2, 2, 2, 2, 2], await SlotsAsync(app));

        var id = (await reservations.CreateAsync(M, new() { ResourceId = "STORE-1", Reservation = Break(1, 3, 2) })).Payload!.Reservation!.ReservationId!;
        Assert.Equal([2, 0, 0, 2, 2], await AvailableAsync(app));
        Assert.Equal([2, 0, 0, 2, 2], await SlotsAsync(app));

        Assert.Equal(id, (await reservations.UpdateAsync(id, M, new() { ResourceId = "STORE-1", Reservation = Break(3, 4, 1) })).Payload!.Reservation!.ReservationId);
        Assert.Equal([2, 2, 2, 1, 2], await AvailableAsync(app));
        Assert.Equal(["SCHEDULED 0-5 2", "AVAILABLE 0-3 2", "AVAILABLE 3-4 1", "AVAILABLE 4-5 2", "RESERVED 3-4 1"], await RangesAsync(app));

        await reservations.CancelAsync(id, M);
        Assert.Equal([2, 2, 2, 2, 2], await AvailableAsync(app));
        Assert.Equal(["SCHEDULED 0-5 2", "AVAILABLE 0-5 2"], await RangesAsync(app));
    }

    [Fact]
    public async Task Both_listings_come_in_pages_that_can_be_resumed()
    {
        await using var app = await StartAsync();
        await app.Client.Resources.UpdateScheduleAsync("STORE-1", M, [new() { StartTime = Nine, EndTime = Nine.AddHours(5), Capacity = 2 }]);
        await app.Client.Reservations.CreateAsync(M, new() { ResourceId = "STORE-1", Reservation = Break(1, 2, 1) });
        var hours = app.Client.Resources.ListFixedCapacityAsync("STORE-1", M, Hours);
        var ranges = app.Client.Resources.ListRangeCapacityAsync("STORE-1", M, Ranges);

        var pages = await PagesAsync(hours.AsPages());
        var rangePages = await PagesAsync(ranges.AsPages());

        Assert.Equal([2, 2, 1], pages.Select(page => page.Values.Count));
        Assert.Null(pages[^1].ContinuationToken);
        Assert.Equal([3, 4], (await PagesAsync(hours.AsPages(pages[0].ContinuationToken))).SelectMany(page => page.Values).Skip(1).Select(slot => (slot.StartDateTime!.Value - Nine).TotalHours));
        Assert.Equal(60, Assert.IsType<FixedSlotCapacity>(pages[0].Response).SlotDuration);
        Assert.Equal(3, rangePages.Count);
        Assert.Equal("STORE-1", Assert.IsType<RangeSlotCapacity>(rangePages[2].Response).ResourceId);
        Assert.Equal(5, rangePages.Sum(page => page.Values.Sum(capacity => capacity.Slots!.Count)));
        var bodies = app.Sandbox.Requests.Of("getRangeSlotCapacity").Select(request => request.BodyText());
        Assert.Single(bodies.Distinct(StringComparer.Ordinal));
    }

    private static async Task<List<int>> AvailableAsync(App app, Func<int, bool>? which = null)
    {
        var amounts = new List<int>();
        await foreach (var slot in app.Client.Resources.ListFixedCapacityAsync("STORE-1", M, Hours))
        {
            amounts.Add(slot.AvailableCapacity!.Value);
        }

        return [.. amounts.Where(which ?? (_ => true))];
    }

    private static async Task<List<string>> RangesAsync(App app)
    {
        var ranges = new List<(string Type, RangeSlot Slot)>();
        await foreach (var capacity in app.Client.Resources.ListRangeCapacityAsync("STORE-1", M, Ranges))
        {
            ranges.AddRange(capacity.Slots!.Select(slot => (capacity.CapacityType!.Value.Value.Split('_')[0], slot)));
        }

        return [.. ranges.Select(range => FormattableString.Invariant(
            $"{range.Type} {(range.Slot.StartDateTime!.Value - Nine).TotalHours}-{(range.Slot.EndDateTime!.Value - Nine).TotalHours} {range.Slot.Capacity}"))];
    }

    private static async Task<IEnumerable<int?>> SlotsAsync(App app)
    {
        var byJob = await app.Client.Appointments.GetSlotsAsync("J-1", new() { MarketplaceId = M, StartTime = Nine, EndTime = Nine.AddHours(5) });
        var byStore = await app.Client.Appointments.GetSlotsAsync(new() { Asin = "B000000001", StoreId = "STORE-1", MarketplaceId = M, StartTime = Nine, EndTime = Nine.AddHours(5) });
        Assert.Equal(SchedulingType.RealTimeScheduling, byJob.SchedulingType);
        Assert.Equal(byStore.AppointmentSlots, byJob.AppointmentSlots);
        return byStore.AppointmentSlots!.Select(slot => slot.Capacity);
    }

    private static async Task<List<Page<T>>> PagesAsync<T>(IAsyncEnumerable<Page<T>> pages)
    {
        var all = new List<Page<T>>();
        await foreach (var page in pages)
        {
            all.Add(page);
        }

        return all;
    }

    private static ReservationInput Break(int from, int to, int capacity) => new()
    {
        Type = ReservationType.Break,
        Availability = new() { StartTime = Nine.AddHours(from), EndTime = Nine.AddHours(to), Capacity = capacity },
    };

    private static async Task<App> StartAsync()
    {
        var app = await App.StartAsync(sandbox: new() { MaxSlotsPerPage = 2 });
        app.Sandbox.Resources.Add("STORE-1");
        app.Sandbox.Jobs.Add("""{"serviceJobId":"J-1","storeId":"STORE-1"}""");
        return app;
    }
}
