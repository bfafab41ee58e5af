using System.Text.Json.Nodes;

namespace ServiceApi.Client.Testing.Tests;

public sealed class ListingTests
{
    [Fact]
    public async Task Forty_five_jobs_come_in_three_pages_that_are_linked_both_ways()
    {
        await using var world = await World.StartAsync();
        var seeded = world.Sandbox.Jobs.Seed(45);

        var first = await world.ListedAsync();
        var second = await world.ListedAsync(Page(first["nextPageToken"]));
        var third = await world.ListedAsync(Page(second["nextPageToken"]));
        var secondAgain = await world.ListedAsync(Page(third["previousPageToken"]));

        Assert.Equal(seeded, [.. World.Ids(first), .. World.Ids(second), .. World.Ids(third)]);
        Assert.Equal([20, 20, 5], [World.Ids(first).Length, World.Ids(second).Length, World.Ids(third).Length]);
        Assert.All([first, second, third], page => Assert.Equal(45, (int)page["totalResultSize"]!));
        Assert.Null(first["previousPageToken"]);
        Assert.Null(third["nextPageToken"]);
        Assert.Equal(World.Ids(second), World.Ids(secondAgain));
        Assert.Equal(3 + 1, world.Sandbox.Requests.Of("getServiceJobs").Count);
    }

    [Theory]
    [InlineData(20, false)]
    [InlineData(21, true)]
    public async Task A_full_page_is_the_last_one_when_no_job_follows(int count, bool hasNext)
    {
        await using var world = await World.StartAsync();
        world.Sandbox.Jobs.Seed(count);

        Assert.Equal(hasNext, (await world.ListedAsync()).ContainsKey("nextPageToken"));
    }

    [Fact]
    public async Task A_page_token_must_be_escaped_once()
    {
        await using var world = await World.StartAsync();
        world.Sandbox.Jobs.Seed(45);
        var token = (string)(await world.ListedAsync())["nextPageToken"]!;

        using var unescaped = await world.ListAsync($"pageToken={token}");
        using var twice = await world.ListAsync($"pageToken={Uri.EscapeDataString(Uri.EscapeDataString(token))}");

        Assert.EndsWith("%3D", token, StringComparison.Ordinal);
        Assert.Contains('+', token);
        await World.ErrorAsync(unescaped, 400);
        await World.ErrorAsync(twice, 400);
    }

    [Theory]
    [InlineData("", 20)]
    [InlineData("pageSize=1", 1)]
    [InlineData("pageSize=20", 20)]
    public async Task A_page_has_as_many_jobs_as_asked_for(string query, int expected)
    {
        await using var world = await World.StartAsync();
        world.Sandbox.Jobs.Seed(25);

        Assert.Equal(expected, (await world.ListedIdsAsync(query)).Length);
    }

    [Fact]
    public async Task The_sandbox_may_be_told_to_make_smaller_pages()
    {
        await using var world = await World.StartAsync(time => new() { TimeProvider = time, MaxPageSize = 2 });
        world.Sandbox.Jobs.Seed(5);

        Assert.Equal(2, (await world.ListedIdsAsync("pageSize=20")).Length);
    }

    [Fact]
    public async Task No_job_makes_an_empty_last_page()
    {
        await using var world = await World.StartAsync();

        var page = await world.ListedAsync();

        Assert.Equal(0, (int)page["totalResultSize"]!);
        Assert.Empty(page["jobs"]!.AsArray());
        Assert.Null(page["nextPageToken"]);
    }

    [Fact]
    public async Task Jobs_are_sorted_by_date_or_status_and_either_way()
    {
        await using var world = await World.StartAsync();
        Add(world, "b", "2026-01-02T00:00:00Z", "COMPLETED");
        Add(world, "a", "2026-01-01T00:00:00Z", "NOT_SERVICED");
        Add(world, "c", "2026-01-03T00:00:00Z", "CANCELLED");

        Assert.Equal(["a", "b", "c"], await world.ListedIdsAsync());
        Assert.Equal(["a", "b", "c"], await world.ListedIdsAsync("sortField=JOB_DATE&sortOrder=ASC"));
        Assert.Equal(["c", "b", "a"], await world.ListedIdsAsync("sortField=JOB_DATE&sortOrder=DESC"));
        Assert.Equal(["c", "b", "a"], await world.ListedIdsAsync("sortField=JOB_STATUS"));
        Assert.Equal(["a", "b", "c"], await world.ListedIdsAsync("sortField=JOB_STATUS&sortOrder=DESC"));
    }

    [Theory]
    [InlineData("serviceJobStatus=DONE", "serviceJobStatus")]
    [InlineData("serviceOrderIds=a", "serviceOrderIds")]
    [InlineData("serviceOrderIds=", "serviceOrderIds")]
    [InlineData("productOrderIds=1_2", "productOrderIds")]
    [InlineData("trackingIds=a_b", "trackingIds")]
    [InlineData("asins=SHORT", "asins")]
    [InlineData("requiredSkills=", "requiredSkills")]
    [InlineData("pageSize=0", "pageSize")]
    [InlineData("pageSize=21", "pageSize")]
    [InlineData("pageSize=%D9%A1", "pageSize")]
    [InlineData("sortField=DATE", "sortField")]
    [InlineData("sortOrder=UP", "sortOrder")]
    [InlineData("pageToken=nonsense", "pageToken")]
    [InlineData("createdBefore=yesterday", "createdBefore")]
    [InlineData("createdBefore=2026-02-30T00:00:00Z", "createdBefore")]
    [InlineData("createdBefore=2569-01-01T1:00:00Z", "createdBefore")]
    [InlineData("lastUpdatedAfter=2026-01-01T00:00:00Z", "lastUpdatedAfter")]
    [InlineData("scheduleStartDate=2026-01-02&scheduleEndDate=2026-01-01", "scheduleEndDate")]
    [InlineData("asins=B000000000&asins=B000000001", "asins")]
    public async Task A_parameter_that_the_contract_does_not_allow_is_named_in_a_400(string query, string parameter)
    {
        await using var world = await World.StartAsync();

        using var answer = await world.ListAsync(query);

        var error = await World.ErrorAsync(answer, 400);
        Assert.Equal("InvalidInput", (string)error["code"]!);
        Assert.Contains(parameter, (string)error["message"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("asins", 20, "B000000000")]
    [InlineData("serviceOrderIds", 20, "1-2")]
    [InlineData("storeIds", 50, "S")]
    [InlineData("requiredSkills", 20, "S")]
    public async Task A_list_has_its_most_elements(string parameter, int most, string element)
    {
        await using var world = await World.StartAsync();

        using var allowed = await world.ListAsync($"{parameter}={string.Join(',', Enumerable.Repeat(element, most))}");
        using var refused = await world.ListAsync($"{parameter}={string.Join(',', Enumerable.Repeat(element, most + 1))}");

        Assert.Equal(200, (int)allowed.StatusCode);
        await World.ErrorAsync(refused, 400);
    }

    [Theory]
    [InlineData("createdAfter=2000-01-01")]
    [InlineData("marketplaceIds=&createdAfter=2000-01-01")]
    [InlineData("marketplaceIds=A1,B2&createdAfter=2000-01-01")]
    [InlineData("marketplaceIds=A1")]
    public async Task One_marketplace_and_one_of_the_times_are_required(string query)
    {
        await using var world = await World.StartAsync();

        using var answer = await world.GetAsync($"/service/v1/serviceJobs?{query}");

        await World.ErrorAsync(answer, 400);
    }

    [Fact]
    public async Task All_violations_stand_in_one_answer()
    {
        await using var world = await World.StartAsync();

        using var answer = await world.GetAsync("/service/v1/serviceJobs?pageSize=99");

        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Equal(3, (await World.ReadAsync(answer))["errors"]!.AsArray().Count);
    }

    private static string Page(JsonNode? token) => $"pageToken={Uri.EscapeDataString((string)token!)}";

    private static void Add(World world, string id, string createTime, string status) => world.Sandbox.Jobs.Add(new JsonObject
    {
        ["serviceJobId"] = id,
        ["createTime"] = createTime,
        ["serviceJobStatus"] = status,
    });
}
