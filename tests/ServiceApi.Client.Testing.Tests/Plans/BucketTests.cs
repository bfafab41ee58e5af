using ServiceApi.Client.Contract;
using ServiceApi.Client.Extend.Contract;

namespace ServiceApi.Client.Testing.Tests;

public sealed class BucketTests
{
    private const string Job = "/service/v1/serviceJobs/j";

    [Fact]
    public async Task A_bucket_is_there_once_it_has_been_asked_and_is_refilled_with_time()
    {
        await using var world = await StartAsync();
        Assert.Empty(world.Sandbox.Buckets);

        await AskAsync(world, Job, 3);

        Assert.Equal((0, 1), Level(world, 0));
        world.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((0.5, 1), Level(world, 0));
        world.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal((2, 1), Level(world, 0));
        Assert.Equal("getServiceJobByServiceJobId 2 of 2", world.Sandbox.Buckets[0].ToString());
    }

    [Fact]
    public async Task Buckets_are_told_by_operation_and_account()
    {
        await using var world = await StartAsync(new SandboxAccount { ClientId = "b" }, new SandboxAccount { ClientId = "a" });
        await AskAsync(world, Job, 1);
        world.Token = await world.IssueTokenAsync(world.Sandbox.Accounts[1]);
        await AskAsync(world, Job, 1);
        await AskAsync(world, "/service/v1/appointmentSlots", 1);
        using var report = world.Request(HttpMethod.Post, "/service-orders/none/update-repair", "{}");
        report.Headers.Add("X-Extend-Access-Token", world.Sandbox.ExtendAccount.PrivateKey);
        using var reported = await world.Http.SendAsync(report);

        var buckets = world.Sandbox.Buckets;

        Assert.Equal(
            ["getAppointmentSlots a", "getServiceJobByServiceJobId a", "getServiceJobByServiceJobId b", $"{ExtendApiOperations.UpdateRepair.Id} "],
            buckets.Select(bucket => $"{bucket.OperationId} {bucket.Account?.ClientId}"));
        Assert.Same(world.Sandbox.ExtendAccount, buckets[3].ExtendAccount);
        Assert.Null(buckets[0].ExtendAccount);
        Assert.Equal((20, 40), (buckets[0].Plan.RatePerSecond, buckets[0].Plan.Burst));
    }

    private static (double Level, long Refused) Level(World world, int index) =>
        (world.Sandbox.Buckets[index].Level, world.Sandbox.Buckets[index].RefusedCount);

    private static Task<World> StartAsync(params SandboxAccount[] accounts) => World.StartAsync(time => new()
    {
        TimeProvider = time,
        Accounts = accounts is [] ? [new()] : accounts,
        UsagePlans = new Dictionary<string, UsagePlan>
        {
            ["getServiceJobByServiceJobId"] = new(0.5, 2),
            [ExtendApiOperations.UpdateRepair.Id] = new(1, 1),
        },
    });

    private static async Task AskAsync(World world, string target, int times)
    {
        for (var sent = 0; sent < times; sent++)
        {
            using var answer = await world.GetAsync(target);
        }
    }
}
