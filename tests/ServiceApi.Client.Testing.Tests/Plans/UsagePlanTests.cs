using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Testing.Tests;

public sealed class UsagePlanTests
{
    private const string Job = "/service/v1/serviceJobs/j";

    [Fact]
    public async Task A_burst_is_let_through_and_then_one_request_each_time_that_one_has_been_refilled()
    {
        await using var world = await World.StartAsync();

        Assert.Equal(40, await CountAcceptedAsync(world, 45, "/service/v1/serviceJobs"));
        world.Time.Advance(TimeSpan.FromMilliseconds(100) - TimeSpan.FromTicks(1));
        Assert.Equal(0, await CountAcceptedAsync(world, 1, "/service/v1/serviceJobs"));
        world.Time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(1, await CountAcceptedAsync(world, 2, "/service/v1/serviceJobs"));
        world.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(10, await CountAcceptedAsync(world, 12, "/service/v1/serviceJobs"));
        world.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(40, await CountAcceptedAsync(world, 41, "/service/v1/serviceJobs"));
    }

    [Fact]
    public async Task A_429_says_what_the_platform_says_and_changes_nothing()
    {
        await using var world = await StartWithPlanAsync("completeServiceJobByServiceJobId", new UsagePlan(1, 1));
        world.Sandbox.Jobs.Add("""{ "serviceJobId": "j", "serviceJobStatus": "HOLD" }""");
        using var before = await world.CompleteAsync("none");

        using var answer = await world.CompleteAsync("j");

        var error = await World.ErrorAsync(answer, 429);
        Assert.Equal("QuotaExceeded", (string)error["code"]!);
        Assert.Equal("TooManyRequestsException", Assert.Single(answer.Headers.GetValues("x-amzn-ErrorType")));
        Assert.False(answer.Headers.Contains("x-amzn-RateLimit-Limit"));
        Assert.False(answer.Headers.Contains("Retry-After"));
        Assert.Equal("HOLD", world.Sandbox.Jobs.Find("j")!.Status);
    }

    [Fact]
    public async Task Each_operation_and_each_account_has_a_bucket_of_its_own()
    {
        SandboxAccount[] accounts = [new(), new() { RefreshToken = "second" }];
        await using var world = await World.StartAsync(time => new() { TimeProvider = time, Accounts = accounts });

        Assert.Equal(40, await CountAcceptedAsync(world, 41, Job));
        Assert.Equal(1, await CountAcceptedAsync(world, 1, "/service/v1/serviceJobs"));
        world.Token = await world.IssueTokenAsync(accounts[1]);
        Assert.Equal(40, await CountAcceptedAsync(world, 41, Job));
    }

    [Fact]
    public async Task A_new_token_is_no_new_bucket()
    {
        await using var world = await World.StartAsync();

        Assert.Equal(40, await CountAcceptedAsync(world, 40, Job));
        world.Token = await world.IssueTokenAsync();
        Assert.Equal(0, await CountAcceptedAsync(world, 1, Job));
    }

    [Fact]
    public async Task A_refused_token_takes_nothing_from_the_plan()
    {
        await using var world = await StartWithPlanAsync("getServiceJobByServiceJobId", new UsagePlan(1, 1));
        var good = world.Token;

        world.Token = "wrong";
        using var refused = await world.GetAsync(Job);
        world.Token = good;

        Assert.Equal(403, (int)refused.StatusCode);
        Assert.Equal(1, await CountAcceptedAsync(world, 2, Job));
    }

    [Fact]
    public async Task The_plan_of_Amazons_sandbox_is_5_per_second_and_a_burst_of_15()
    {
        await using var world = await World.StartAsync(time => new() { TimeProvider = time, UseAmazonSandboxPlan = true });

        Assert.Equal(15, await CountAcceptedAsync(world, 16, Job));
        world.Time.Advance(TimeSpan.FromMilliseconds(200));
        Assert.Equal(1, await CountAcceptedAsync(world, 2, Job));
    }

    [Fact]
    public async Task A_plan_may_be_set_for_an_operation_and_is_told()
    {
        await using var world = await StartWithPlanAsync("getServiceJobByServiceJobId", new UsagePlan(0.5, 2));
        world.Sandbox.Jobs.Add("""{ "serviceJobId": "j" }""");

        using var answer = await world.GetAsync(Job);

        Assert.Equal("0.5", Assert.Single(answer.Headers.GetValues("x-amzn-RateLimit-Limit")));
        Assert.Equal(1, await CountAcceptedAsync(world, 2, Job));
        world.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(1, await CountAcceptedAsync(world, 2, Job));
    }

    [Fact]
    public async Task Concurrent_requests_share_the_bucket_to_the_last_permit()
    {
        await using var world = await World.StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 140).Select(_ => world.GetAsync(Job)));

        Assert.Equal(40, answers.Count(answer => (int)answer.StatusCode != 429));
        Array.ForEach(answers, answer => answer.Dispose());
    }

    private static Task<World> StartWithPlanAsync(string operation, UsagePlan plan) => World.StartAsync(time => new()
    {
        TimeProvider = time,
        UsagePlans = new Dictionary<string, UsagePlan> { [operation] = plan },
    });

    private static async Task<int> CountAcceptedAsync(World world, int count, string target)
    {
        var accepted = 0;
        for (var sent = 0; sent < count; sent++)
        {
            using var answer = await world.GetAsync(target);
            accepted += (int)answer.StatusCode == 429 ? 0 : 1;
        }

        return accepted;
    }
}
