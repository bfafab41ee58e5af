using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Models;
using ServiceApi.Client.Paging;
using ServiceApi.Client.Testing;
using ServiceApi.Client.Throttling;

namespace ServiceApi.Client.Acceptance.Tests.Jobs;

public sealed class ParallelListingTests
{
    private const string List = "getServiceJobs";
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly GetServiceJobsQuery Created = new() { MarketplaceId = App.Marketplace, CreatedAfter = Start, CreatedBefore = Start.AddDays(10) };
    private static readonly GetServiceJobsQuery Changed = new() { MarketplaceId = App.Marketplace, LastUpdatedAfter = Start, LastUpdatedBefore = Start.AddDays(10) };

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Each_job_comes_once_by_time_of_creation_and_of_change(bool created, bool inOrder)
    {
        await using var app = await StartAsync();
        var ids = Spread(app, 400);

        var listed = await IdsOf(app.Client.Jobs.ListInParallelAsync(created ? Created : Changed, new() { InOrder = inOrder }));

        Assert.Equal(ids.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
        Assert.True(Asked(app).DistinctBy(request => Window(request)).Count() > 4);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Hundreds_of_jobs_in_one_millisecond_come_once_each(bool created)
    {
        await using var app = await StartAsync();
        var ids = Spread(app, 60);
        var crowd = Enumerable.Range(0, 450).Select(number => Add(app, $"C{number}", Start.AddDays(3).AddMilliseconds(123))).ToList();

        var listed = await IdsOf(app.Client.Jobs.ListInParallelAsync(created ? Created : Changed));

        Assert.Equal(ids.Concat(crowd).Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_app_that_crashes_after_any_page_goes_on_from_its_checkpoint(bool inOrder)
    {
        await using var app = await StartAsync();
        var ids = Spread(app, 200).ToHashSet(StringComparer.Ordinal);
        var listing = app.Client.Jobs.ListInParallelAsync(Changed, new() { InOrder = inOrder, MaxPagesInFlight = 4 });
        var pages = await listing.AsPages().ToListAsync();
        Assert.True(!inOrder || pages.Select(page => page.ContinuationToken).Distinct(StringComparer.Ordinal).Count() > 2);

        string? before = null;
        for (var count = 1; count < pages.Count; count++)
        {
            var seen = pages.Take(count).SelectMany(page => page.Values).Select(job => job.ServiceJobId!).ToList();
            var checkpoint = pages[count - 1].ContinuationToken!;
            var rest = await IdsOf(app.Client.Jobs.ListInParallelAsync(Changed).AsPages(checkpoint));

            Assert.Equal(rest.Count, rest.Distinct(StringComparer.Ordinal).Count());
            Assert.Equal(ids, seen.Concat(rest).ToHashSet(StringComparer.Ordinal));
            if (inOrder && before is not null && checkpoint != before)
            {
                Assert.Equal(ids.Count, seen.Count + rest.Count); // a window has just been finished
            }

            before = checkpoint;
        }
    }

    [Fact]
    public async Task A_checkpoint_of_another_query_is_refused_before_anything_is_sent()
    {
        await using var app = await StartAsync();
        Spread(app, 200);
        var pages = await app.Client.Jobs.ListInParallelAsync(Created).AsPages().ToListAsync(); // to the end: no page is under way any more
        var checkpoint = pages[0].ContinuationToken;
        app.Sandbox.Requests.Clear();

        Assert.Throws<ArgumentException>("continuationToken", () => app.Client.Jobs.ListInParallelAsync(Changed).AsPages(checkpoint));
        Assert.Throws<ArgumentException>("continuationToken", () => app.Client.Jobs.ListInParallelAsync(Created with { StoreIds = ["S"] }).AsPages(checkpoint));
        Assert.Empty(app.Sandbox.Requests);
    }

    [Fact]
    public async Task Jobs_that_stay_are_seen_while_others_are_changed_and_leave()
    {
        await using var app = await StartAsync();
        var ids = Spread(app, 400);
        var query = Created with { ServiceJobStatuses = [ServiceJobStatus.NotServiced] };
        var gone = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);

        await foreach (var page in app.Client.Jobs.ListInParallelAsync(query, new() { InOrder = false, MaxPagesInFlight = 3 }).AsPages())
        {
            seen.UnionWith(page.Values.Select(job => job.ServiceJobId!));
            if (gone.Count < 40)
            {
                var leaves = ids[gone.Count * 9];
                gone.Add(leaves);
                Assert.True(app.Sandbox.Jobs.Update(leaves, job => job["serviceJobStatus"] = "CANCELLED"));
            }
        }

        Assert.NotEmpty(gone);
        Assert.Empty(ids.Except(seen).Except(gone));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Pages_that_are_refused_for_a_time_are_asked_for_again(int status)
    {
        await using var app = await StartAsync();
        var ids = Spread(app, 300);
        app.Sandbox.Faults.Add(new Fault { Operation = List, StatusCode = status, Skip = 3, Times = 3 });

        var listed = await IdsOf(app.Client.Jobs.ListInParallelAsync(Created));

        Assert.Equal(ids.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
        Assert.Equal(3, Asked(app).Count(request => request.StatusCode == status));
    }

    [Fact]
    public async Task A_page_that_fails_for_good_ends_the_listing_which_goes_on_from_its_checkpoint()
    {
        await using var app = await StartAsync();
        var ids = Spread(app, 400);
        app.Sandbox.Faults.Add(new Fault { Operation = List, StatusCode = 400, Skip = 30 });
        var seen = new HashSet<string>(StringComparer.Ordinal);
        string? checkpoint = null;

        var exception = await Assert.ThrowsAsync<ServiceApiResponseException>(async () =>
        {
            await foreach (var page in app.Client.Jobs.ListInParallelAsync(Created, new() { MaxPagesInFlight = 1 }).AsPages())
            {
                seen.UnionWith(page.Values.Select(job => job.ServiceJobId!));
                checkpoint = page.ContinuationToken;
            }
        });
        Assert.Equal(List, exception.Operation.Id);
        Assert.InRange(seen.Count, 1, ids.Count - 1);

        seen.UnionWith(await IdsOf(app.Client.Jobs.ListInParallelAsync(Created).AsPages(checkpoint)));
        Assert.True(seen.SetEquals(ids));
    }

    [Fact]
    public async Task It_keeps_to_the_usage_plan_and_uses_all_of_it()
    {
        await using var app = await App.StartOnVirtualTimeAsync(sandbox: time => new() { TimeProvider = time, MaxPageSize = 5 });
        var ids = Spread(app, 400);
        var start = app.Time.GetUtcNow();

        var listed = await app.RunAsync(IdsOf(app.Client.Jobs.ListInParallelAsync(Created)));

        var asked = Asked(app);
        Assert.Equal(ids.Count, listed.Count);
        Assert.All(asked, request => Assert.Equal(200, request.StatusCode));
        Assert.InRange((app.Time.GetUtcNow() - start).TotalSeconds, 0, ((asked.Count - 39) / 10.0) + 0.2); // 10 per second and a burst of 40, less the headroom
    }

    [Fact]
    public async Task A_listing_that_is_abandoned_cancels_what_hangs()
    {
        await using var app = await StartAsync();
        Spread(app, 400);
        app.Sandbox.Faults.Add(new Fault { Operation = List, Skip = 2, Times = Fault.Always, Until = new TaskCompletionSource().Task });

        await foreach (var _ in app.Client.Jobs.ListInParallelAsync(Created, new() { InOrder = false }))
        {
            await app.Sandbox.Requests.WaitForAsync(List, count: 9); // the whole, a page that has come, and those that hang
            break;
        }

        Assert.InRange(Asked(app).Count, 9, 10);
    }

    /// <summary>Pages of five, so that few jobs take many pages, and no usage plan.</summary>
    private static Task<App> StartAsync() => App.StartAsync(
        sandbox: new() { MaxPageSize = 5, UsagePlans = new Dictionary<string, UsagePlan>(StringComparer.Ordinal) { [List] = new(100_000, 100_000) } },
        build: builder => builder.Services.AddSingleton<IUsagePlanLimiterFactory>(new Unlimited()));

    /// <summary>Jobs over ten days, a few of which share their millisecond.</summary>
    private static List<string> Spread(App app, int count) =>
        [.. Enumerable.Range(0, count).Select(number => Add(app, $"J{number}", Start + (TimeSpan.FromDays(10) * (number / 4 * 4) / count)))];

    private static string Add(App app, string id, DateTimeOffset time) => app.Sandbox.Jobs.Add(
        new JsonObject
        {
            ["serviceJobId"] = id,
            ["serviceJobStatus"] = "NOT_SERVICED",
            ["createTime"] = time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        },
        lastUpdateTime: time);

    private static async Task<List<string>> IdsOf(IAsyncEnumerable<ServiceJob> jobs) => await jobs.Select(job => job.ServiceJobId!).ToListAsync();

    private static Task<List<string>> IdsOf(IAsyncEnumerable<Page<ServiceJob>> pages) => IdsOf(pages.SelectMany(page => page.Values.ToAsyncEnumerable()));

    private static IReadOnlyList<RecordedRequest> Asked(App app) => app.Sandbox.Requests.Of(List);

    private static string Window(RecordedRequest request) =>
        string.Join('&', request.Query.TrimStart('?').Split('&').Where(pair => pair.Contains("After", StringComparison.Ordinal) || pair.Contains("Before", StringComparison.Ordinal)));
}
