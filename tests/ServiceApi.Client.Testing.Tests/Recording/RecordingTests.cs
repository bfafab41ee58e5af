using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ServiceApi.Client.Testing.Tests;

public sealed class RecordingTests
{
    [Fact]
    public async Task A_request_is_recorded_as_it_stood_on_the_wire()
    {
        await using var world = await World.StartAsync();
        world.Time.Advance(TimeSpan.FromSeconds(5));
        const string Body = """{"appointmentTime":{"startTime":"ä"}}""";

        using var answer = await world.AddAppointmentAsync("a%2fb", Body);

        var request = Assert.Single(world.Sandbox.Requests);
        Assert.Equal("addAppointmentForServiceJobByServiceJobId", request.OperationId);
        Assert.Equal("POST", request.Method);
        Assert.Equal("/service/v1/serviceJobs/a%2fb/appointments", request.Target);
        Assert.Equal(Body, request.BodyText());
        Assert.Equal(Encoding.UTF8.GetBytes(Body), request.Body);
        Assert.Equal(world.Token, request.Headers["X-AMZ-ACCESS-TOKEN"]);
        Assert.Equal("application/json", request.Headers["content-type"]);
        Assert.Equal(world.Time.GetUtcNow(), request.ReceivedAt);
        Assert.Equal(400, request.StatusCode);
        Assert.Same(world.Sandbox.Account, request.Account);
        Assert.Equal(request.RequestId, Assert.Single(answer.Headers.GetValues("x-amzn-RequestId")));
        Assert.Equal("POST addAppointmentForServiceJobByServiceJobId 400", request.ToString());
    }

    [Fact]
    public async Task The_oldest_requests_are_forgotten_where_a_limit_says_so()
    {
        await using var world = await World.StartAsync(time => new() { TimeProvider = time, MaxRecordedRequests = 2 });

        foreach (var target in (string[])["/1", "/2", "/3"])
        {
            using var answer = await world.GetAsync(target);
        }

        Assert.Equal(["/2", "/3"], world.Sandbox.Requests.Select(request => request.Target));
        Assert.Equal(2, world.Sandbox.Requests.Of(null).Count);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>("count", () => world.Sandbox.Requests.WaitForAsync("getServiceJobs", 3));
    }

    [Fact]
    public async Task A_target_that_no_well_behaved_client_would_send_is_recorded_untouched()
    {
        await using var world = await World.StartAsync();
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, world.Sandbox.Endpoint.Port);

        await socket.SendAsync("GET /service/v1/../x/%2e%2E/./y?a=%zz&b=[,] HTTP/1.1\r\nHost: x\r\nX-Twice: 1\r\nX-Twice: 2\r\n\r\n"u8.ToArray());
        var first = new byte[12];
        await socket.ReceiveAsync(first);

        var request = Assert.Single(world.Sandbox.Requests);
        Assert.Equal("HTTP/1.1 404", Encoding.ASCII.GetString(first));
        Assert.Equal("/service/v1/../x/%2e%2E/./y?a=%zz&b=[,]", request.Target);
        Assert.Equal("/service/v1/../x/%2e%2E/./y", request.Path);
        Assert.Equal("a=%zz&b=[,]", request.Query);
        Assert.Equal("1,2", request.Headers["X-Twice"]);
        Assert.Null(request.OperationId);
    }

    [Fact]
    public async Task Requests_stand_in_the_order_of_their_arrival_and_by_operation()
    {
        await using var world = await World.StartAsync();

        using var first = await world.ListAsync();
        using var second = await world.GetAsync("/service/v1/serviceJobs/j");
        using var third = await world.ListAsync("pageSize=3");
        await world.IssueTokenAsync();
        using var unknown = await world.GetAsync("/unknown");

        Assert.Equal(
            ["getServiceJobs", "getServiceJobByServiceJobId", "getServiceJobs", "token", null],
            world.Sandbox.Requests.Select(request => request.OperationId));
        Assert.EndsWith("pageSize=3", world.Sandbox.Requests.Of("getServiceJobs")[1].Query, StringComparison.Ordinal);
        Assert.Equal("/unknown", Assert.Single(world.Sandbox.Requests.Of(null)).Path);
        Assert.Equal(5, world.Sandbox.Requests.Count);
    }

    [Fact]
    public async Task Reading_sees_a_snapshot()
    {
        await using var world = await World.StartAsync();
        using var first = await world.ListAsync();
        using var snapshot = world.Sandbox.Requests.GetEnumerator();

        using var second = await world.ListAsync();
        world.Sandbox.Requests.Clear();

        Assert.True(snapshot.MoveNext());
        Assert.False(snapshot.MoveNext());
        Assert.Empty(world.Sandbox.Requests);
    }

    [Fact]
    public async Task A_test_can_wait_for_requests()
    {
        await using var world = await World.StartAsync();

        var waiting = world.Sandbox.Requests.WaitForAsync("getServiceJobs", 2);
        using var first = await world.ListAsync();
        Assert.False(waiting.IsCompleted);
        using var second = await world.ListAsync();

        Assert.Equal(2, (await waiting).Count);
        Assert.Equal(2, (await world.Sandbox.Requests.WaitForAsync("getServiceJobs", 2)).Count);
    }

    [Fact]
    public async Task A_wait_for_requests_can_be_given_up()
    {
        await using var world = await World.StartAsync();
        using var giveUp = new CancellationTokenSource();

        var waiting = world.Sandbox.Requests.WaitForAsync("getServiceJobs", cancellationToken: giveUp.Token);
        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task Every_one_of_many_concurrent_requests_is_recorded()
    {
        await using var world = await World.StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => world.GetAsync($"/service/v1/serviceJobs/{number}")));

        Assert.Equal(
            Enumerable.Range(0, 200).Select(number => $"/service/v1/serviceJobs/{number}").Order(StringComparer.Ordinal),
            world.Sandbox.Requests.Select(request => request.Target).Order(StringComparer.Ordinal));
        Array.ForEach(answers, answer => answer.Dispose());
    }
}
