using ServiceApi.Client.Contract;
using ServiceApi.Client.Extend.Contract;
using static ServiceApi.Client.Testing.SandboxServiceOrderKind;

namespace ServiceApi.Client.Testing.Tests;

/// <summary>Faults and usage plans at Extend's operations.</summary>
public sealed class ExtendFaultTests
{
    private const string Report = """{"event":"resolved"}""";

    public static TheoryData<int, string?> Statuses => new()
    {
        { 400, "InvalidInput" }, { 401, "Unauthorized" }, { 403, "Forbidden" }, { 404, "NotFound" }, { 409, "Conflict" },
        { 429, "TooManyRequests" }, { 500, "InternalFailure" }, { 503, "ServiceUnavailable" }, { 200, null },
    };

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task A_fault_answers_in_Extends_shape_and_changes_nothing(int status, string? code)
    {
        await using var world = await ExtendWorld.StartAsync();
        var id = world.Sandbox.ServiceOrders.Add(Onsite).Id;
        world.Sandbox.Faults.Add(new Fault { Operation = "updateRepair", StatusCode = status });

        using var fault = await world.ReportAsync(id, Report);
        Assert.Empty(world.Sandbox.ServiceOrders.Find(id)!.Events);
        using var next = await world.ReportAsync(id, Report);

        Assert.Equal(status, (int)fault.StatusCode);
        var body = await World.ReadAsync(fault);
        Assert.Equal(code, (string?)body["code"]);
        Assert.Equal(code is null ? 0 : 2, body.Count);
        Assert.Equal("closed", (string)(await World.OkAsync(next))["status"]!);
    }

    [Theory]
    [InlineData(ConnectionBreak.None)]
    [InlineData(ConnectionBreak.BeforeAnswer)]
    public async Task A_report_may_be_kept_without_its_sender_knowing(ConnectionBreak broken)
    {
        await using var world = await ExtendWorld.StartAsync();
        var id = world.Sandbox.ServiceOrders.Add(Onsite).Id;
        world.Sandbox.Faults.Add(new Fault { StatusCode = broken == ConnectionBreak.None ? 500 : null, Break = broken, CarriesOut = true });

        var sending = world.ReportAsync(id, Report);
        if (broken == ConnectionBreak.None)
        {
            using var answer = await sending;
            Assert.Equal(500, (int)answer.StatusCode);
        }
        else
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => sending);
        }

        using var again = await world.ReportAsync(id, Report);
        Assert.Equal(409, (int)again.StatusCode);
        Assert.Single(world.Sandbox.ServiceOrders.Find(id)!.Events);
    }

    [Fact]
    public async Task A_fault_of_no_operation_in_particular_spares_the_token_endpoint_which_has_its_own()
    {
        await using var world = await ExtendWorld.StartAsync();
        world.Sandbox.Faults.Add(new Fault { StatusCode = 500 });
        world.Token = await world.IssueTokenAsync();
        world.Sandbox.Faults.Add(new Fault { Operation = ServiceApiSandbox.ExtendTokenOperation, StatusCode = 503 });
        world.Sandbox.Faults.Add(Fault.TokenError("invalid_client") with { Operation = ServiceApiSandbox.ExtendTokenOperation });

        using var outage = await world.AskForTokenAsync("{}");
        using var refused = await world.AskForTokenAsync("{}");
        using var fault = await world.ReportAsync();

        Assert.Equal("503 temporarily_unavailable", $"{(int)outage.StatusCode} {(await World.ReadAsync(outage))["error"]}");
        Assert.Equal("401 invalid_client", $"{(int)refused.StatusCode} {(await World.ReadAsync(refused))["error"]}");
        Assert.Equal(500, (int)fault.StatusCode);
    }

    [Fact]
    public async Task Faults_of_one_services_token_endpoint_are_not_the_others()
    {
        await using var world = await ExtendWorld.StartAsync();
        world.Sandbox.Faults.Add(new Fault { Operation = ServiceApiSandbox.TokenOperation, StatusCode = 503 });

        Assert.NotEmpty(await world.IssueTokenAsync());
    }

    [Fact]
    public async Task Extend_has_no_usage_plan_not_even_that_of_Amazons_sandbox()
    {
        await using var world = await ExtendWorld.StartAsync(time => new() { TimeProvider = time, UseAmazonSandboxPlan = true });

        for (var sent = 0; sent < 60; sent++)
        {
            using var answer = await world.ReportAsync();
            Assert.Equal(200, (int)answer.StatusCode);
            Assert.False(answer.Headers.Contains("x-amzn-RateLimit-Limit"));
        }
    }

    [Fact]
    public async Task A_plan_may_be_set_and_each_account_has_a_bucket_of_its_own()
    {
        await using var world = await ExtendWorld.StartAsync(time => new()
        {
            TimeProvider = time,
            ExtendAccounts = [new(), ExtendWorld.SecondAccount],
            UsagePlans = new Dictionary<string, UsagePlan> { ["updateRepair"] = new(1, 1) },
        });
        var own = world.Sandbox.ServiceOrders.Add(Depot).Id;
        var others = world.Sandbox.ServiceOrders.Add(Depot, account: ExtendWorld.SecondAccount).Id;
        const string Seen = """{"event":"seen"}""";

        using var first = await world.ReportAsync(own, Seen);
        using var second = await world.ReportAsync(own, Seen);
        using var key = await world.GetPublicKeyAsync();
        world.Token = ExtendWorld.SecondAccount.PrivateKey;
        using var other = await world.ReportAsync(others, Seen);
        world.Token = world.Sandbox.ExtendAccount.PrivateKey;
        world.Time.Advance(TimeSpan.FromSeconds(1));
        using var later = await world.ReportAsync(own, Seen);

        await ExtendWorld.RefusalAsync(second, 429);
        Assert.Equal([200, 200, 200, 200], [(int)first.StatusCode, (int)key.StatusCode, (int)other.StatusCode, (int)later.StatusCode]);
        Assert.Equal(2, world.Sandbox.ServiceOrders.Find(own)!.Events.Count);
    }

    [Fact]
    public async Task Every_operation_of_the_contract_can_go_wrong()
    {
        await using var world = await ExtendWorld.StartAsync();

        Assert.Equal(["updateRepair", "getPublicKey", "getKeys"], ExtendApiOperations.All.Select(operation => operation.Id));
        foreach (var operation in ExtendApiOperations.All)
        {
            world.Sandbox.Faults.Add(new Fault { Operation = operation.Id, StatusCode = 500 });
        }
    }
}
