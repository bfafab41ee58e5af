namespace ServiceApi.Client.Testing.Tests;

public sealed class FilteringTests
{
    private const string Wanted = """
        {
          "serviceJobId": "wanted", "serviceJobStatus": "HOLD", "createTime": "2026-03-01T10:00:00Z", "storeId": "store, one",
          "serviceOrderId": "001-0000001-0000001", "productOrderIds": ["002-0000001-0000001"], "trackingIds": ["TBA-1"],
          "scopeOfWork": { "requiredSkills": ["SKILL A"] }, "associatedItems": [{ "asin": "B000000001" }],
          "appointments": [{ "appointmentTime": { "startTime": "2026-04-01T09:00:00+0530" } }]
        }
        """;

    [Theory]
    [InlineData("serviceJobStatus=COMPLETED,HOLD", true)]
    [InlineData("serviceJobStatus=COMPLETED", false)]
    [InlineData("serviceOrderIds=1-1,001-0000001-0000001", true)]
    [InlineData("serviceOrderIds=1-1", false)]
    [InlineData("productOrderIds=002-0000001-0000001", true)]
    [InlineData("productOrderIds=001-0000001-0000001", false)]
    [InlineData("trackingIds=TBA-1", true)]
    [InlineData("trackingIds=TBA-2", false)]
    [InlineData("asins=B000000001", true)]
    [InlineData("asins=B000000002", false)]
    [InlineData("requiredSkills=SKILL%20A", true)]
    [InlineData("requiredSkills=SKILL+A", false)]
    [InlineData("storeIds=store%2C%20one", true)]
    [InlineData("storeIds=store,%20one", false)]
    [InlineData("createdBefore=2026-03-01T10:00:00Z", true)]
    [InlineData("createdBefore=2026-03-01T09:59:59.999Z", false)]
    [InlineData("createdBefore=2026-03-01T12:00:00%2B02:00", true)]
    [InlineData("lastUpdatedBefore=2026-03-02T00:00:00Z", true)]
    [InlineData("lastUpdatedBefore=2026-03-01T23:59:59,999Z", false)]
    [InlineData("scheduleStartDate=2026-04-01T03:30:00Z", true)]
    [InlineData("scheduleStartDate=2026-04-01T03:30:01Z", false)]
    [InlineData("scheduleEndDate=2026-04-01T03:30:00Z", true)]
    [InlineData("scheduleEndDate=2026-04-01T03:29:59Z", false)]
    public async Task A_job_is_found_by_what_it_has(string query, bool isFound)
    {
        await using var world = await World.StartAsync();
        world.Sandbox.Jobs.Add(Wanted, new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero));

        Assert.Equal(isFound ? ["wanted"] : [], await world.ListedIdsAsync(query));
    }

    [Theory]
    [InlineData("createdAfter=2026-03-01T10:00:00Z", true)]
    [InlineData("createdAfter=2026-03-01T10:00:00.001Z", false)]
    [InlineData("lastUpdatedAfter=2026-03-02T00:00:00Z", true)]
    [InlineData("lastUpdatedAfter=2026-03-02T00:00:01Z", false)]
    public async Task Windows_begin_with_their_first_instant(string query, bool isFound)
    {
        await using var world = await World.StartAsync();
        world.Sandbox.Jobs.Add(Wanted, new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero));

        using var answer = await world.GetAsync($"/service/v1/serviceJobs?marketplaceIds={World.Marketplace}&{query}");

        Assert.Equal(isFound ? ["wanted"] : [], World.Ids((await World.ReadAsync(answer))["payload"]!.AsObject()));
    }

    [Fact]
    public async Task Jobs_of_another_marketplace_are_not_found()
    {
        await using var world = await World.StartAsync();
        world.Sandbox.Jobs.Seed(3, "A1PA6795UKMFR9");
        var here = world.Sandbox.Jobs.Seed(1);

        Assert.Equal(here, await world.ListedIdsAsync());
    }

    [Theory]
    [InlineData("2021-04-04T01:0:00Z")]
    [InlineData("2021-04-03T18:00:00-07")]
    [InlineData("2021-04-04T06:30:00.000+0530")]
    [InlineData("2021-04-04T06:30:00,000+05:30")]
    public async Task A_job_may_say_its_time_in_every_form_that_the_service_has_been_seen_to_use(string createTime)
    {
        await using var world = await World.StartAsync();
        world.Sandbox.Jobs.Add($$"""{ "serviceJobId": "odd", "createTime": "{{createTime}}" }""");

        Assert.Equal(["odd"], await world.ListedIdsAsync("createdBefore=2021-04-04T01:00:00Z"));
        Assert.Empty(await world.ListedIdsAsync("createdBefore=2021-04-04T00:59:59Z"));
    }
}
