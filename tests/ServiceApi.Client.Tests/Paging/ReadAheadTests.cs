using ServiceApi.Client.Paging;
using ServiceApi.Client.Tests.Support;

namespace ServiceApi.Client.Tests.Paging;

public sealed class ReadAheadTests
{
    [Fact]
    public async Task The_next_page_is_under_way_while_the_app_works_on_this_one_and_no_other()
    {
        var pages = new HeldPages();
        await using var enumerator = pages.Listing.ReadAhead().GetAsyncEnumerator();
        Assert.Equal(0, pages.Asked);

        var first = enumerator.MoveNextAsync();
        Assert.Equal(1, pages.Asked);
        Assert.False(first.IsCompleted);
        pages.LetGo(0);
        Assert.True(await first);
        Assert.Equal(2, pages.Asked);

        pages.LetGo(1);
        Assert.True(await enumerator.MoveNextAsync());
        Assert.Equal(2, enumerator.Current);
        Assert.Equal(2, pages.Asked); // the second page is here, and the third waits until it is worked on
        Assert.True(await enumerator.MoveNextAsync());
        Assert.Equal(3, pages.Asked);
    }

    [Fact]
    public async Task It_lists_what_the_listing_lists_as_often_as_it_is_enumerated()
    {
        var pages = new HeldPages();
        pages.LetAllGo();
        var listing = pages.Listing.ReadAhead();

        Assert.Equal([1, 2, 3, 4, 5, 6], await listing.ToListAsync());
        Assert.Equal([1, 2, 3, 4, 5, 6], await listing.ToListAsync());
        Assert.Equal([3, 4, 5, 6], await listing.AsPages("1").SelectMany(page => page.Values.ToAsyncEnumerable()).ToListAsync());
        Assert.Equal(8, pages.Asked);
    }

    [Fact]
    public async Task What_is_under_way_when_the_app_stops_is_cancelled_and_waited_for()
    {
        var pages = new HeldPages();
        pages.LetGo(0);

        await foreach (var _ in pages.Listing.ReadAhead())
        {
            break;
        }

        Assert.Equal(2, pages.Asked);
        Assert.Equal(1, pages.Cancelled);
    }

    [Fact]
    public async Task A_page_that_fails_fails_in_its_turn()
    {
        var pages = new HeldPages();
        pages.LetGo(0);
        pages.Fail(1);
        var seen = new List<int>();

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (var value in pages.Listing.ReadAhead())
            {
                seen.Add(value);
            }
        });

        Assert.Equal("page 1", exception.Message);
        Assert.Equal([1, 2], seen);
        Assert.Equal(2, pages.Asked);
    }

    [Fact]
    public async Task A_failure_that_the_app_does_not_wait_for_is_nobodys()
    {
        var unobserved = 0;
        void Count(object? sender, UnobservedTaskExceptionEventArgs e) => unobserved += e.Exception.ToString().Contains("page 1", StringComparison.Ordinal) ? 1 : 0;
        TaskScheduler.UnobservedTaskException += Count;
        var pages = new HeldPages();
        pages.LetGo(0);
        pages.Fail(1);

        Assert.Equal(1, await pages.Listing.ReadAhead().FirstAsync());
        GC.Collect();
        GC.WaitForPendingFinalizers();
        TaskScheduler.UnobservedTaskException -= Count;

        Assert.Equal(2, pages.Asked);
        Assert.Equal(0, unobserved);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_cancellation_ends_the_wait_at_once_and_bears_the_callers_token(bool onEnumeration)
    {
        using var cancellation = new CancellationTokenSource();
        var pages = new HeldPages(onEnumeration ? default : cancellation.Token);
        pages.LetGo(0);
        await using var enumerator = pages.Listing.ReadAhead().AsPages().GetAsyncEnumerator(onEnumeration ? cancellation.Token : default);
        Assert.True(await enumerator.MoveNextAsync());

        var second = enumerator.MoveNextAsync().AsTask();
        await cancellation.CancelAsync();

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.Equal(cancellation.Token, exception.CancellationToken);
        Assert.Equal(1, pages.Cancelled);
    }

    [Fact]
    public async Task Given_pages_can_be_read_ahead_so_that_tests_need_no_service()
    {
        var listing = AsyncPageable<int>.FromPages([new([1, 2], "a"), new([], "b"), new([3])]).ReadAhead();

        Assert.Equal([1, 2, 3], await listing.ToListAsync());
        Assert.Equal([3], await listing.AsPages("a").SelectMany(page => page.Values.ToAsyncEnumerable()).ToListAsync());
    }

    [Fact]
    public async Task Any_listing_of_the_client_can_be_read_ahead()
    {
        await using var client = new TestClient();
        client.Service
            .Then(System.Net.HttpStatusCode.OK, """{"payload":{"jobs":[{"serviceJobId":"A"}],"nextPageToken":"more"}}""")
            .Then(System.Net.HttpStatusCode.OK, """{"payload":{"jobs":[{"serviceJobId":"B"}]}}""");

        var jobs = await client.Client.Jobs.ListAsync(new() { MarketplaceId = "ATVPDKIKX0DER", CreatedAfter = DateTimeOffset.UnixEpoch }).ReadAhead().ToListAsync();

        Assert.Equal(["A", "B"], jobs.Select(job => job.ServiceJobId));
    }
}
