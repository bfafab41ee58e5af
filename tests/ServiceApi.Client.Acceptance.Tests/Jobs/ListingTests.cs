using ServiceApi.Client.Models;
using ServiceApi.Client.Testing;

namespace ServiceApi.Client.Acceptance.Tests.Jobs;

public sealed class ListingTests
{
    [Fact]
    public async Task Forty_five_jobs_take_three_gets_each_made_when_its_first_job_is_asked_for()
    {
        await using var app = await App.StartAsync();
        var seeded = app.Sandbox.Jobs.Seed(45);
        var listing = app.Client.Jobs.ListAsync(App.Everything);
        Assert.Empty(app.Sandbox.Requests);

        var listed = new List<string>();
        await foreach (var job in listing)
        {
            listed.Add(job.ServiceJobId!);
            Assert.Equal(((listed.Count - 1) / 20) + 1, Gets(app).Count);
        }

        Assert.Equal(3, Gets(app).Count);
        Assert.Equal(45, listed.Count);
        Assert.Equal(seeded.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_listing_goes_on_from_a_token_in_another_app()
    {
        string token;
        await using var app = await App.StartAsync();
        app.Sandbox.Jobs.Seed(45);
        await using (var pages = app.Client.Jobs.ListAsync(App.Everything).AsPages().GetAsyncEnumerator())
        {
            Assert.True(await pages.MoveNextAsync());
            Assert.Equal(45, pages.Current.TotalSize);
            Assert.Null(pages.Current.PreviousContinuationToken);
            token = pages.Current.ContinuationToken!;
        }

        app.Sandbox.Requests.Clear();
        var resumed = new List<Page>();
        await foreach (var page in app.Client.Jobs.ListAsync(App.Everything).AsPages(token))
        {
            resumed.Add(new(page.Values.Count, page.PreviousContinuationToken is not null, page.ContinuationToken is not null));
        }

        Assert.Equal([new(20, true, true), new(5, true, false)], resumed);
        Assert.Equal(2, Gets(app).Count);
        Assert.Contains("pageToken=" + Uri.EscapeDataString(token), Gets(app)[0].Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_token_in_a_query_leads_to_the_same_place()
    {
        await using var app = await App.StartAsync();
        app.Sandbox.Jobs.Seed(45);
        var first = await app.Client.Operations.GetServiceJobsAsync(App.Everything);

        var rest = new List<ServiceJob>();
        await foreach (var job in app.Client.Jobs.ListAsync(App.Everything with { PageToken = first.Payload!.NextPageToken }))
        {
            rest.Add(job);
        }

        Assert.Equal(25, rest.Count);
        Assert.Equal(3, Gets(app).Count);
    }

    [Fact]
    public async Task A_break_ends_the_listing_without_another_get()
    {
        await using var app = await App.StartAsync();
        app.Sandbox.Jobs.Seed(45);

        var seen = 0;
        await foreach (var _ in app.Client.Jobs.ListAsync(App.Everything))
        {
            if (++seen == 20)
            {
                break;
            }
        }

        Assert.Single(Gets(app));
    }

    [Fact]
    public async Task A_cancellation_ends_the_listing_without_another_get()
    {
        await using var app = await App.StartAsync();
        app.Sandbox.Jobs.Seed(45);
        using var cancellation = new CancellationTokenSource();

        var seen = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in app.Client.Jobs.ListAsync(App.Everything).WithCancellation(cancellation.Token))
            {
                if (++seen == 20)
                {
                    await cancellation.CancelAsync();
                }
            }
        });

        Assert.Equal(20, seen);
        Assert.Single(Gets(app));
    }

    [Fact]
    public async Task A_cancellation_ends_a_get_that_is_under_way()
    {
        await using var app = await App.StartAsync();
        app.Sandbox.Faults.Add(new Fault { Until = new TaskCompletionSource().Task });
        using var cancellation = new CancellationTokenSource();

        var call = app.Client.Jobs.GetAsync("J", cancellationToken: cancellation.Token);
        await app.Sandbox.Requests.WaitForAsync("getServiceJobByServiceJobId");
        await cancellation.CancelAsync();

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(cancellation.Token, exception.CancellationToken);
    }

    private static IReadOnlyList<RecordedRequest> Gets(App app) => app.Sandbox.Requests.Of("getServiceJobs");

    private sealed record Page(int Count, bool HasPrevious, bool HasNext);
}
