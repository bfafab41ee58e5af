using System.Net;
using System.Net.Sockets;
using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Testing.Tests;

public sealed class LifetimeTests
{
    [Fact]
    public async Task A_sandbox_is_on_loopback_alone()
    {
        await using var sandbox = await ServiceApiSandbox.StartAsync();

        Assert.Equal("127.0.0.1", sandbox.Endpoint.Host);
        Assert.Equal(Uri.UriSchemeHttp, sandbox.Endpoint.Scheme);
        Assert.Equal(new Uri(sandbox.Endpoint, "/auth/o2/token"), sandbox.TokenEndpoint);
        Assert.Equal(new Uri(sandbox.Endpoint, "/auth/oauth/token"), sandbox.ExtendTokenEndpoint);
    }

    [Fact]
    public async Task Two_sandboxes_share_nothing()
    {
        await using var one = await World.StartAsync();
        await using var other = await World.StartAsync();
        one.Sandbox.Jobs.Seed(3);
        one.Sandbox.Faults.Add(new Fault { StatusCode = 500 });

        Assert.NotEqual(one.Sandbox.Endpoint, other.Sandbox.Endpoint);
        Assert.Empty(await other.ListedIdsAsync());
        Assert.Empty(one.Sandbox.Requests);
        other.Token = one.Token;
        using var crossed = await other.ListAsync();
        Assert.Equal(403, (int)crossed.StatusCode);
    }

    [Fact]
    public async Task Disposing_cuts_off_what_hangs_and_frees_the_port()
    {
        var world = await World.StartAsync();
        world.Sandbox.Faults.Add(new Fault { Until = new TaskCompletionSource().Task, Times = 2 });
        world.Sandbox.Faults.Add(new Fault { RequestDelay = TimeSpan.FromDays(1) });
        using var client = new HttpClient();
        var hanging = new[] { world.ListAsync(), world.ListAsync(), world.ListAsync() };
        await world.Sandbox.Requests.WaitForAsync("getServiceJobs", 3);
        using var idle = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await idle.ConnectAsync(IPAddress.Loopback, world.Sandbox.Endpoint.Port);

        await world.Sandbox.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

        foreach (var request in hanging)
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => request);
        }

        using var listener = new TcpListener(IPAddress.Loopback, world.Sandbox.Endpoint.Port);
        listener.Start();
        await world.DisposeAsync();
    }

    [Fact]
    public async Task Disposing_does_not_wait_for_a_client_that_never_closes_a_broken_answer()
    {
        var world = await World.StartAsync();
        world.Sandbox.Faults.Add(new Fault { Break = ConnectionBreak.WithinHeaders, StatusCode = 500 });
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, world.Sandbox.Endpoint.Port);
        await socket.SendAsync("GET / HTTP/1.1\r\nHost: x\r\n\r\n"u8.ToArray());
        while (await socket.ReceiveAsync(new byte[64]) > 0)
        {
            // Up to the end of the stream
        }

        await world.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Disposing_twice_is_disposing_once()
    {
        var sandbox = await ServiceApiSandbox.StartAsync();

        await sandbox.DisposeAsync();
        await sandbox.DisposeAsync();
    }

    [Fact]
    public async Task A_caller_that_gives_up_leaves_the_sandbox_unharmed()
    {
        await using var world = await World.StartAsync();
        world.Sandbox.Faults.Add(new Fault { Until = new TaskCompletionSource().Task });
        using var giveUp = new CancellationTokenSource();
        using var request = world.Request(HttpMethod.Get, "/service/v1/serviceJobs/j");

        var hanging = world.Http.SendAsync(request, giveUp.Token);
        await world.Sandbox.Requests.WaitForAsync("getServiceJobByServiceJobId");
        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hanging);
        using var next = await world.GetAsync("/service/v1/serviceJobs/j");
        Assert.Equal(404, (int)next.StatusCode);
    }

    [Fact]
    public async Task A_start_that_is_cancelled_starts_nothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ServiceApiSandbox.StartAsync(cancellationToken: new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task A_client_is_pointed_at_the_account_that_is_asked_for()
    {
        var second = new SandboxAccount { ClientId = "id", ClientSecret = "secret", RefreshToken = "refresh" };
        await using var sandbox = await ServiceApiSandbox.StartAsync(new() { Accounts = [new(), second] });
        var first = new ServiceApiClientOptions();
        var other = new ServiceApiClientOptions();

        sandbox.Configure(first);
        sandbox.Configure(other, second);

        Assert.Equal(sandbox.Endpoint, first.Endpoint);
        Assert.Equal(sandbox.TokenEndpoint, first.Authentication.TokenEndpoint);
        Assert.Equal(sandbox.Account.RefreshToken, first.Authentication.RefreshToken);
        Assert.Equal(("id", "secret", "refresh"), (other.Authentication.ClientId, other.Authentication.ClientSecret, other.Authentication.RefreshToken));
        Assert.DoesNotContain("secret", second.ToString(), StringComparison.Ordinal);
    }

    public static TheoryData<string> WrongOptions => [.. Wrong.Keys];

    private static readonly Dictionary<string, ServiceApiSandboxOptions> Wrong = new()
    {
        ["a port below all"] = new() { Port = -1 },
        ["a port beyond all"] = new() { Port = 65536 },
        ["no account"] = new() { Accounts = [] },
        ["one account twice"] = new() { Accounts = [new(), new() { ClientSecret = "another" }] },
        ["a token that never lived"] = new() { TokenLifetime = TimeSpan.Zero },
        ["no account at Extend"] = new() { ExtendAccounts = [] },
        ["a private key of two accounts"] = new() { ExtendAccounts = [new(), new() { ClientId = "another" }] },
        ["a client of two accounts"] = new() { ExtendAccounts = [new(), new() { PrivateKey = "another" }] },
        ["a private key of no characters"] = new() { ExtendAccounts = [new() { PrivateKey = "" }] },
        ["a client of no characters"] = new() { ExtendAccounts = [new() { ClientId = "" }] },
        ["a secret of no characters"] = new() { ExtendAccounts = [new() { ClientSecret = "" }] },
        ["a token of Extend's that never lived"] = new() { ExtendTokenLifetime = TimeSpan.Zero },
        ["a key in no form"] = new() { ExtendPublicKeyForm = (SandboxPublicKeyForm)4 },
        ["an answer before the request"] = new() { Latency = TimeSpan.FromTicks(-1) },
        ["empty pages"] = new() { MaxPageSize = 0 },
        ["pages larger than the contract's"] = new() { MaxPageSize = 21 },
        ["pages without slots"] = new() { MaxSlotsPerPage = 0 },
        ["no request recorded"] = new() { MaxRecordedRequests = 0 },
        ["a plan for nothing"] = new() { UsagePlans = new Dictionary<string, UsagePlan> { ["getServiceJob"] = new(1, 1) } },
    };

    [Theory]
    [MemberData(nameof(WrongOptions))]
    public async Task Options_outside_of_what_they_may_be_are_refused(string options)
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => ServiceApiSandbox.StartAsync(Wrong[options]));
    }
}
