using Microsoft.AspNetCore.Http;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Tests.Shared;

namespace ServiceApi.Client.Testing.Tests;

public sealed class MapTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/_page")]
    public async Task A_handler_answers_its_path_past_records_faults_latency_and_plans(string path)
    {
        await using var sandbox = await ServiceApiSandbox.StartAsync(new() { TimeProvider = new VirtualTime(), Latency = TimeSpan.FromDays(1) });
        sandbox.Faults.Add(new Fault { StatusCode = 500, Times = Fault.Always });
        using var http = new HttpClient { BaseAddress = sandbox.Endpoint };

        sandbox.Map(path, context => context.Response.WriteAsync(context.Request.Method + context.Request.QueryString));

        Assert.Equal("GET?a=b", await http.GetStringAsync(path + "?a=b"));
        Assert.Empty(sandbox.Requests);
        Assert.Empty(sandbox.Buckets);
    }

    [Fact]
    public async Task Other_paths_stay_the_services()
    {
        await using var world = await World.StartAsync();
        world.Sandbox.Map("/", context => context.Response.WriteAsync("mine"));

        using var answer = await world.GetAsync("/_sandbox");

        Assert.Equal(404, (int)answer.StatusCode);
        Assert.Empty(await world.ListedIdsAsync());
        Assert.Equal(2, world.Sandbox.Requests.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("page")]
    [InlineData("/service/v1/serviceJobs")]
    [InlineData("/auth/o2/token")]
    [InlineData("/page")]
    public async Task A_path_that_may_be_a_services_is_refused(string path)
    {
        await using var world = await World.StartAsync();

        Assert.Throws<ArgumentException>(() => world.Sandbox.Map(path, _ => Task.CompletedTask));
    }

    [Fact]
    public void No_operation_has_a_path_that_can_be_mapped()
    {
        var routes = ServicesApiOperations.All.Concat(Extend.Contract.ExtendApiOperations.All).Select(operation => operation.Route);

        Assert.DoesNotContain(routes, route => route == "/" || route.StartsWith("/_", StringComparison.Ordinal) || route.StartsWith("/{", StringComparison.Ordinal));
    }
}
