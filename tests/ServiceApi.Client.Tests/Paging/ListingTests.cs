using System.Net;
using System.Text.Json.Nodes;
using ServiceApi.Client.Models;
using ServiceApi.Client.Paging;
using ServiceApi.Client.Tests.Support;

namespace ServiceApi.Client.Tests.Paging;

public sealed class ListingTests
{
    private static readonly GetServiceJobsQuery Query = new()
    {
        MarketplaceId = "ATVPDKIKX0DER",
        CreatedAfter = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
    };

    [Fact]
    public async Task Forty_five_jobs_are_listed_in_three_pages_each_asked_for_with_its_first_job()
    {
        await using var client = Service(45);
        var seen = 0;
        await foreach (var job in client.Client.Jobs.ListAsync(Query))
        {
            Assert.Equal($"J{seen}", job.ServiceJobId);
            seen++;
            Assert.Equal(1 + ((seen - 1) / 20), client.Service.Requests.Count);
        }

        Assert.Equal(45, seen);
        Assert.Equal(3, client.Service.Requests.Count);
        Assert.Contains("pageToken=at-20%253D&", client.Service.Requests[1].Address.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_sent_before_the_first_job_is_asked_for()
    {
        await using var client = Service(45);

        var listing = client.Client.Jobs.ListAsync(Query);
        await using var enumerator = listing.GetAsyncEnumerator();

        Assert.Empty(client.Service.Requests);
    }

    [Fact]
    public async Task A_break_ends_the_listing_without_another_request()
    {
        await using var client = Service(45);
        var seen = 0;
        await foreach (var _ in client.Client.Jobs.ListAsync(Query))
        {
            if (++seen == 20)
            {
                break;
            }
        }

        Assert.Single(client.Service.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_cancellation_ends_the_listing_without_another_request(bool onEnumeration)
    {
        await using var client = Service(45);
        using var cancellation = new CancellationTokenSource();
        var listing = client.Client.Jobs.ListAsync(Query, cancellationToken: onEnumeration ? default : cancellation.Token);
        var seen = 0;

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in listing.WithCancellation(onEnumeration ? cancellation.Token : default))
            {
                if (++seen == 20)
                {
                    await cancellation.CancelAsync();
                }
            }
        });

        Assert.Equal(cancellation.Token, exception.CancellationToken);
        Assert.Equal(20, seen);
        Assert.Single(client.Service.Requests);
    }

    [Fact]
    public async Task A_listing_goes_on_from_a_stored_token_and_can_be_enumerated_again()
    {
        await using var client = Service(45);
        var listing = client.Client.Jobs.ListAsync(Query);
        var pages = await listing.AsPages().ToListAsync();

        var rest = await listing.AsPages(pages[0].ContinuationToken).ToListAsync();
        var again = await client.Client.Jobs.ListAsync(Query with { PageToken = pages[1].ContinuationToken }).ToListAsync();

        Assert.Equal([20, 20, 5], pages.Select(page => page.Values.Count));
        Assert.Equal([20, 5], rest.Select(page => page.Values.Count));
        Assert.Equal("J40", again[0].ServiceJobId);
        Assert.Equal(45, pages[0].TotalSize);
        Assert.Null(pages[^1].ContinuationToken);
        Assert.IsType<GetServiceJobsResponse>(pages[0].Response);
    }

    [Fact]
    public async Task A_page_size_that_is_hinted_goes_out_with_every_page()
    {
        await using var client = Service(7);

        var pages = await client.Client.Jobs.ListAsync(Query).AsPages(pageSizeHint: 3).ToListAsync();

        Assert.Equal([3, 3, 1], pages.Select(page => page.Values.Count));
        Assert.All(client.Service.Requests, request => Assert.Contains("pageSize=3", request.Address.Query, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_empty_page_is_not_the_end_and_an_empty_token_is()
    {
        await using var client = new TestClient();
        client.Service
            .Then(HttpStatusCode.OK, """{"payload":{"jobs":[],"nextPageToken":"more"}}""")
            .Then(HttpStatusCode.OK, """{"payload":{"jobs":[{"serviceJobId":"J"}],"nextPageToken":""}}""");

        var jobs = await client.Client.Jobs.ListAsync(Query).ToListAsync();

        Assert.Equal("J", Assert.Single(jobs).ServiceJobId);
        Assert.Equal(2, client.Service.Requests.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task A_circle_of_tokens_is_noticed(int length)
    {
        await using var client = new TestClient();
        var count = 0;
        client.Service.Api = (_, _) => Task.FromResult(ScriptedService.Json(
            HttpStatusCode.OK,
            "{\"payload\":{\"jobs\":[],\"nextPageToken\":\"t" + (count++ % length) + "\"}}"));

        var exception = await Assert.ThrowsAsync<ServiceApiUnreadableResponseException>(
            () => client.RunAsync(client.Client.Jobs.ListAsync(Query).ToListAsync().AsTask()));

        Assert.Equal("getServiceJobs", exception.Operation.Id);
        Assert.InRange(client.Service.Requests.Count, length + 1, 4 * (length + 1));
    }

    [Fact]
    public async Task A_bad_query_is_refused_at_once()
    {
        await using var client = Service(0);

        var exception = Assert.Throws<ArgumentException>(() => client.Client.Jobs.ListAsync(Query with { PageSize = 21 }));

        Assert.Equal("query", exception.ParamName);
        Assert.Contains("query.PageSize", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_page_can_be_asked_for_again()
    {
        await using var client = Service(45);
        var tokens = new List<string?> { null };
        client.Service.Then(() => ScriptedService.Json(HttpStatusCode.BadRequest, "{}"));

        await Assert.ThrowsAsync<ServiceApiResponseException>(() => client.Client.Jobs.ListAsync(Query).ToListAsync().AsTask());
        var jobs = await client.Client.Jobs.ListAsync(Query).ToListAsync();

        Assert.Equal(45, jobs.Count);
    }

    [Fact]
    public async Task A_listing_of_given_pages_serves_tests()
    {
        var listing = AsyncPageable<int>.FromPages([new([1, 2], "a"), new([3], "b"), new([4])]);

        Assert.Equal([1, 2, 3, 4], await listing.ToListAsync());
        Assert.Equal([3, 4], await listing.AsPages("a").SelectMany(page => page.Values.ToAsyncEnumerable()).ToListAsync());
    }

    /// <summary>A service with numbered jobs, whose page tokens need escaping.</summary>
    private static TestClient Service(int count)
    {
        var client = new TestClient();
        client.Service.Api = (request, _) =>
        {
            var query = System.Web.HttpUtility.ParseQueryString(request.Address.Query);
            var from = query["pageToken"] is { } token ? int.Parse(token.Replace("at-", "", StringComparison.Ordinal).Replace("%3D", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture) : 0;
            var size = int.Parse(query["pageSize"] ?? "20", System.Globalization.CultureInfo.InvariantCulture);
            var to = Math.Min(from + size, count);
            var payload = new JsonObject
            {
                ["totalResultSize"] = count,
                ["jobs"] = new JsonArray([.. Enumerable.Range(from, to - from).Select(number => new JsonObject { ["serviceJobId"] = $"J{number}" })]),
            };
            if (to < count)
            {
                payload["nextPageToken"] = $"at-{to}%3D";
            }

            return Task.FromResult(ScriptedService.Json(HttpStatusCode.OK, new JsonObject { ["payload"] = payload }.ToJsonString()));
        };
        return client;
    }
}
