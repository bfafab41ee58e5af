using System.Net;
using System.Reflection;
using System.Web;
using ServiceApi.Client.Clients;
using ServiceApi.Client.Models;
using ServiceApi.Client.Tests.Support;

namespace ServiceApi.Client.Tests.Clients;

public sealed class JobsClientTests
{
    private static readonly GetServiceJobsQuery Query = new()
    {
        MarketplaceId = "ATVPDKIKX0DER",
        CreatedAfter = new DateTimeOffset(2026, 1, 1, 2, 0, 0, TimeSpan.FromHours(2)),
    };

    [Fact]
    public async Task A_parallel_listing_asks_for_the_time_of_creation()
    {
        await using var client = Client();

        await client.Client.Jobs.ListInParallelAsync(Query with { CreatedBefore = new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero) }).ToListAsync();

        var sent = HttpUtility.ParseQueryString(Assert.Single(client.Service.Requests).Address.Query);
        Assert.Equal("2026-01-01T00:00:00.000Z", sent["createdAfter"]);
        Assert.Equal("2026-02-01T00:00:00.000Z", sent["createdBefore"]);
    }

    [Fact]
    public async Task A_parallel_listing_asks_for_the_time_of_the_last_change_until_now()
    {
        await using var client = Client();

        await client.Client.Jobs.ListInParallelAsync(Query with { CreatedAfter = null, LastUpdatedAfter = Query.CreatedAfter }).ToListAsync();

        var sent = HttpUtility.ParseQueryString(Assert.Single(client.Service.Requests).Address.Query);
        Assert.Equal("2026-01-01T00:00:00.000Z", sent["lastUpdatedAfter"]);
        Assert.Equal("2026-11-22T12:00:00.000Z", sent["lastUpdatedBefore"]); // the clock of the tests
        Assert.Null(sent["createdAfter"]);
    }

    [Fact]
    public async Task An_order_and_a_page_token_are_refused_at_once()
    {
        await using var client = Client();
        var odd = Query with { SortField = ServiceJobSortField.JobDate, SortOrder = SortOrder.Asc, PageToken = "t" };

        var exception = Assert.Throws<ArgumentException>("query", () => client.Client.Jobs.ListInParallelAsync(odd));

        Assert.Contains("query.SortField must be left out", exception.Message, StringComparison.Ordinal);
        Assert.Contains("query.SortOrder must be left out", exception.Message, StringComparison.Ordinal);
        Assert.Contains("query.PageToken must be left out", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("query", () => client.Client.Jobs.ListInParallelAsync(Query with { PageSize = 21 }));
        Assert.Empty(client.Service.Requests);
    }

    [Fact]
    public void Every_member_of_a_query_but_the_size_of_pages_makes_it_another()
    {
        var full = Query with
        {
            ServiceOrderIds = ["1"],
            ProductOrderIds = ["1"],
            TrackingIds = ["1"],
            ServiceJobStatuses = [ServiceJobStatus.Hold],
            PageToken = "1",
            SortField = ServiceJobSortField.JobDate,
            SortOrder = SortOrder.Asc,
            CreatedBefore = Query.CreatedAfter,
            LastUpdatedBefore = Query.CreatedAfter,
            ScheduleStartDate = Query.CreatedAfter,
            ScheduleEndDate = Query.CreatedAfter,
            Asins = ["B000000000"],
            RequiredSkills = ["1"],
            StoreIds = ["1"],
            PageSize = 5,
        };
        string[] required = [nameof(full.MarketplaceId), nameof(full.CreatedAfter), nameof(full.LastUpdatedAfter)];
        var members = typeof(GetServiceJobsQuery).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(member => !required.Contains(member.Name)).ToList();

        var prints = members.ToDictionary(member => member.Name, member => JobWindows.Fingerprint(Without(full, member)), StringComparer.Ordinal);

        Assert.All(members, member => Assert.NotNull(member.GetValue(full)));
        Assert.Equal(JobWindows.Fingerprint(full), prints[nameof(full.PageSize)]);
        Assert.Equal(members.Count, prints.Values.Distinct().Count());
        Assert.NotEqual(JobWindows.Fingerprint(full), JobWindows.Fingerprint(full with { MarketplaceId = "A1AM78C64UM0Y8" }));
        Assert.NotEqual(JobWindows.Fingerprint(Query), JobWindows.Fingerprint(Query with { CreatedAfter = Query.CreatedAfter!.Value.AddMilliseconds(1) }));
        Assert.NotEqual(JobWindows.Fingerprint(Query), JobWindows.Fingerprint(Query with { CreatedAfter = null, LastUpdatedAfter = Query.CreatedAfter }));
        Assert.Equal(JobWindows.Fingerprint(full), JobWindows.Fingerprint(full with { CreatedAfter = full.CreatedAfter!.Value.ToUniversalTime() }));
    }

    private static GetServiceJobsQuery Without(GetServiceJobsQuery query, PropertyInfo member)
    {
        var copy = query with { };
        member.SetValue(copy, null);
        return copy;
    }

    private static TestClient Client()
    {
        var client = new TestClient();
        client.Service.Then(HttpStatusCode.OK, """{"payload":{"totalResultSize":0,"jobs":[]}}""");
        return client;
    }
}
