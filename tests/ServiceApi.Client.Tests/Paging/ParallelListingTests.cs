using ServiceApi.Client.Paging;
using ServiceApi.Client.Tests.Shared;

namespace ServiceApi.Client.Tests.Paging;

public sealed class ParallelListingTests
{
    private const long Start = 1_790_000_000_000;
    private const long Day = 86_400_000;

    [Fact]
    public async Task Nothing_is_asked_for_before_the_first_page_and_few_jobs_take_one_window()
    {
        var service = Spread(150);
        var listing = service.ListIn(Start, Start + Day);
        await using var enumerator = listing.GetAsyncEnumerator();
        Assert.Equal(0, service.Pages);

        Assert.Equal(150, await listing.CountAsync());

        Assert.Equal(8, service.Pages);
        Assert.Equal([new(Start, Start + Day)], service.Windows);
    }

    [Fact]
    public async Task Many_jobs_are_split_into_windows_whose_first_page_is_no_request_too_many()
    {
        var service = Spread(20_000);

        Assert.Equal(20_000, await service.ListIn(Start, Start + Day).CountAsync());

        Assert.Equal(41, service.Windows.Count); // the whole, which tells how many there are, and 40 of 25 pages
        Assert.InRange(service.Pages, 1001, 1041);
    }

    [Fact]
    public async Task Windows_are_adjacent_and_share_their_borders()
    {
        var service = Spread(3000);

        await service.ListIn(Start, Start + Day).CountAsync();

        var windows = service.Windows.Skip(1).OrderBy(window => window.From).ToList();
        Assert.Equal(Start, windows[0].From);
        Assert.Equal(Start + Day, windows[^1].To);
        Assert.All(windows.Zip(windows.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Thousands_of_jobs_in_one_millisecond_are_listed_page_by_page(bool inOrder)
    {
        var service = new Timeline();
        service.Add(Start * 1000, 2500);
        service.Add((Start + (Day / 2)) * 1000, 2500);
        service.Add(((Start + Day) * 1000) + 999, 10); // after the end, by less than the service tells apart

        var listed = await service.ListIn(Start, Start + Day, new() { InOrder = inOrder }).ToListAsync();

        Assert.Equal(5000, listed.Count);
        Assert.Equal(5000, listed.Distinct().Count());
    }

    [Fact]
    public async Task Several_pages_are_in_flight_and_no_more_than_may_be()
    {
        var service = Spread(2000, holds: true);
        await using var pages = service.ListIn(Start, Start + Day, new() { MaxPagesInFlight = 5 }).AsPages().GetAsyncEnumerator();

        var first = pages.MoveNextAsync().AsTask();
        Assert.Equal(1, service.InFlight);
        service.LetGo(0); // how many there are
        await Eventually.TrueAsync(() => service.InFlight == 5);
        service.LetGo(0);

        Assert.True(await first);
        Assert.Equal(5, service.InFlight);
        Assert.Equal(5, service.MostInFlight);
    }

    [Fact]
    public async Task Few_pages_are_held_for_a_window_that_takes_its_time()
    {
        var service = Spread(20_000, holds: true);
        await using var pages = service.ListIn(Start, Start + Day, new() { MaxPagesInFlight = 2 }).AsPages().GetAsyncEnumerator();
        var first = pages.MoveNextAsync().AsTask();
        service.LetGo(0);

        // The first window's page stays away; all others come as long as any is asked for
        await Eventually.TrueAsync(() => service.InFlight == 2);
        while (service.Held.Count == 2)
        {
            service.LetGo(1);
            await Eventually.TrueAsync(() => service.Held.Count == 2 || service.Pages >= 51);
        }

        Assert.Equal(51, service.Pages); // the whole's, and 25 for each of two in flight
        Assert.False(first.IsCompleted);
        service.LetGo(0);
        Assert.True(await first);
        Assert.Contains("J0", pages.Current.Values);
    }

    [Fact]
    public async Task As_they_come_pages_do_not_wait_for_a_window_that_takes_its_time()
    {
        var service = Spread(2000, holds: true);
        await using var pages = service.ListIn(Start, Start + Day, new() { InOrder = false, MaxPagesInFlight = 2 }).AsPages().GetAsyncEnumerator();
        var first = pages.MoveNextAsync().AsTask();
        service.LetGo(0);
        await Eventually.TrueAsync(() => service.InFlight == 2);

        service.LetGo(1);

        Assert.True(await first);
        Assert.NotEmpty(pages.Current.Values);
        Assert.DoesNotContain("J0", pages.Current.Values);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_page_that_fails_ends_the_enumeration_and_cancels_what_is_under_way(bool inOrder)
    {
        var service = Spread(2000, holds: true);
        service.BeforePage = _ =>
        {
            if (service.Windows.Count > 3)
            {
                throw new InvalidOperationException("a page");
            }
        };
        var listing = service.ListIn(Start, Start + Day, new() { InOrder = inOrder, MaxPagesInFlight = 4 });
        var all = listing.ToListAsync().AsTask();
        service.LetGo(0);
        await Eventually.TrueAsync(() => service.InFlight == 4);

        service.LetGo(2);

        Assert.Equal("a page", (await Assert.ThrowsAsync<InvalidOperationException>(() => all)).Message);
        Assert.Equal(3, service.Cancelled);
    }

    [Fact]
    public async Task What_is_under_way_when_the_app_stops_is_cancelled_and_waited_for()
    {
        var service = Spread(2000, holds: true);
        var first = service.ListIn(Start, Start + Day).FirstAsync().AsTask();
        service.LetGo(0);
        await Eventually.TrueAsync(() => service.InFlight == 8);
        service.LetGo(0);

        Assert.Equal("J0", await first);

        Assert.Equal(8, service.Cancelled); // the first window's second page among them
        Assert.Equal(0, service.InFlight);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_cancellation_ends_it_at_once_and_bears_the_callers_token(bool onEnumeration)
    {
        using var cancellation = new CancellationTokenSource();
        var service = Spread(2000, holds: true);
        var listing = service.ListIn(Start, Start + Day, cancellationToken: onEnumeration ? default : cancellation.Token);
        await using var pages = listing.AsPages().GetAsyncEnumerator(onEnumeration ? cancellation.Token : default);
        var first = pages.MoveNextAsync().AsTask();
        service.LetGo(0);
        await Eventually.TrueAsync(() => service.InFlight == 8);

        await cancellation.CancelAsync();

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal(cancellation.Token, exception.CancellationToken);
        Assert.Equal(8, service.Cancelled);
    }

    [Fact]
    public async Task Without_an_end_it_ends_now_and_each_enumeration_has_its_own()
    {
        var time = new VirtualTime();
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var service = new Timeline();
        service.Add(now * 1000);
        service.Add((now + 5) * 1000);
        var listing = service.ListIn(now - Day, null, time: time);

        Assert.Equal(["J0"], await listing.ToListAsync());
        time.Advance(TimeSpan.FromMilliseconds(5));
        Assert.Equal(["J0", "J1"], await listing.ToListAsync());
        Assert.Equal([now, now + 5], service.Windows.Select(window => window.To));
    }

    [Fact]
    public async Task A_checkpoint_keeps_the_end_that_the_listing_had()
    {
        var time = new VirtualTime();
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var service = new Timeline();
        service.AddSpread((now - Day) * 1000, now * 1000, 2000);
        var listing = service.ListIn(now - Day, null, time: time);
        var checkpoint = (await listing.AsPages().FirstAsync()).ContinuationToken;

        time.Advance(TimeSpan.FromDays(1));
        service.Add((now + 5) * 1000);

        Assert.Equal(2000, await service.ListIn(now - Day, null, time: time).AsPages(checkpoint).Select(page => page.Values.Count).SumAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("more")]
    [InlineData("2AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("1AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("1AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("1!AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void What_is_no_checkpoint_is_refused_at_once(string text)
    {
        var exception = Assert.Throws<ArgumentException>("continuationToken", () => new Timeline().ListIn(Start, null).AsPages(text));

        Assert.Contains("must be the ContinuationToken of a page of a parallel listing", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(long.MinValue + 1, Start)] // before any date
    [InlineData(Start, long.MaxValue)]
    [InlineData(Start + 1, Start)]
    public void A_checkpoint_of_instants_that_are_none_is_refused_at_once(long border, long to)
    {
        var checkpoint = new ListingCheckpoint(border, to, Query: 1).ToString();

        Assert.Throws<ArgumentException>("continuationToken", () => new Timeline().ListIn(Start, null).AsPages(checkpoint));
    }

    [Fact]
    public async Task A_checkpoint_of_another_query_is_refused_at_once()
    {
        var service = Spread(2000);
        var checkpoint = (await service.ListIn(Start, Start + Day).AsPages().FirstAsync()).ContinuationToken;

        Assert.Equal(33, checkpoint!.Length);
        var exception = Assert.Throws<ArgumentException>("continuationToken", () => service.ListIn(Start, Start + Day, query: 2).AsPages(checkpoint));
        Assert.Contains("the same query", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_does_not_say_how_many_there_are_is_listed_page_by_page()
    {
        var service = Spread(2000, total: null);

        Assert.Equal(2000, (await service.ListIn(Start, Start + Day).ToListAsync()).Distinct().Count());

        Assert.Equal(100, service.Pages);
        Assert.Equal(1, service.MostInFlight);
    }

    [Fact]
    public async Task A_service_that_counts_wrongly_costs_requests_and_no_jobs()
    {
        var service = Spread(1000, total: total => total + 1);
        service.Add((Start + 7) * 1000, 500);

        var listed = await service.ListIn(Start, Start + Day).ToListAsync();

        Assert.Equal(1500, listed.Count);
        Assert.Equal(1500, listed.Distinct().Count());
    }

    [Fact]
    public async Task What_has_no_id_comes_once_with_each_window_that_holds_it()
    {
        var service = Spread(30);
        var nameless = new WindowedPageable<int>(
            (window, _) => AsyncPageable<int>.FromPages([new([1, 1, 2], "a") { TotalSize = 4 }, new([1]) { TotalSize = 4 }]).AsPages(), _ => null, Start, Start + Day, 1, new(), TimeProvider.System, default);

        Assert.Equal([1, 1, 2, 1], await nameless.ToListAsync());
        Assert.Equal(0, service.Pages);
    }

    [Fact]
    public async Task Pages_tell_how_many_there_are_and_what_the_service_answered_and_take_a_size()
    {
        var service = Spread(2000);

        var pages = await service.ListIn(Start, Start + Day).AsPages(pageSizeHint: 10).ToListAsync();

        Assert.All(pages, page => Assert.Equal(2000, page.TotalSize));
        Assert.All(pages, page => Assert.InRange(page.Values.Count, 0, 10));
        Assert.All(pages.SkipLast(1), page => Assert.NotNull(page.ContinuationToken));
        Assert.Null(pages[^1].ContinuationToken);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(65)]
    public void How_many_pages_may_be_in_flight_is_checked(int count) =>
        Assert.Throws<ArgumentOutOfRangeException>("MaxPagesInFlight", () => new ParallelListingOptions { MaxPagesInFlight = count });

    private static Timeline Spread(int count, bool holds = false) => Spread(count, total => total, holds);

    private static Timeline Spread(int count, Func<int, int>? total, bool holds = false)
    {
        var service = new Timeline { Holds = holds, TellsTotal = total };
        service.AddSpread(Start * 1000, (Start + Day) * 1000, count);
        return service;
    }
}
