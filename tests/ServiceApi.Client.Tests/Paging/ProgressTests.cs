using ServiceApi.Client.Paging;
using ServiceApi.Client.Tests.Shared;

namespace ServiceApi.Client.Tests.Paging;

public sealed class ProgressTests
{
    private readonly VirtualTime _time = new();
    private readonly Reports _reports = new();

    [Fact]
    public async Task Each_page_is_told_as_it_arrives_with_rate_and_wait()
    {
        var pages = new HeldPages();
        await using var enumerator = pages.Listing.ReportTo(_reports, _time).AsPages().GetAsyncEnumerator();

        for (var page = 0; page < 3; page++)
        {
            var arrival = enumerator.MoveNextAsync();
            _time.Advance(TimeSpan.FromSeconds(2)); // the service's
            pages.LetGo(page);
            Assert.True(await arrival);
            Assert.Equal(page + 1, _reports.All.Count);
            _time.Advance(TimeSpan.FromSeconds(3)); // the app's
        }

        Assert.False(await enumerator.MoveNextAsync());
        Assert.Equal([2L, 4, 6], _reports.All.Select(report => report.Seen));
        Assert.Equal([1, 2, 3], _reports.All.Select(report => report.Pages));
        Assert.All(_reports.All, report => Assert.Equal(6, report.Total));
        Assert.Equal([2, 7, 12], _reports.All.Select(report => report.Elapsed.TotalSeconds));
        Assert.Equal([2, 4, 6], _reports.All.Select(report => report.Waited.TotalSeconds));
        Assert.Equal(3 / 12.0, _reports.All[^1].PagesPerSecond);
    }

    [Fact]
    public async Task A_page_that_comes_in_no_time_has_no_rate()
    {
        await AsyncPageable<int>.FromPages([new([1])]).ReportTo(_reports, _time).ToListAsync();

        Assert.Equal(0, Assert.Single(_reports.All).PagesPerSecond);
        Assert.Null(_reports.All[0].Total);
    }

    [Fact]
    public async Task Reports_begin_anew_with_each_enumeration_and_say_nothing_of_pages_that_only_are_under_way()
    {
        var pages = new HeldPages();
        pages.LetAllGo();
        var listing = pages.Listing.ReadAhead().ReportTo(_reports, _time);

        Assert.Equal(1, await listing.FirstAsync());
        Assert.Equal([1], _reports.All.Select(report => report.Pages));
        await listing.ToListAsync();
        Assert.Equal([1, 1, 2, 3], _reports.All.Select(report => report.Pages));
    }

    [Fact]
    public void Nobody_to_tell_is_refused() =>
        Assert.Throws<ArgumentNullException>("progress", () => AsyncPageable<int>.FromPages([]).ReportTo(null!));

    private sealed class Reports : IProgress<ListingProgress>
    {
        public List<ListingProgress> All { get; } = [];

        public void Report(ListingProgress value) => All.Add(value);
    }
}
