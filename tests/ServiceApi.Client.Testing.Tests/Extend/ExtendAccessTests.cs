namespace ServiceApi.Client.Testing.Tests;

/// <summary>Whom Extend's operations let in.</summary>
public sealed class ExtendAccessTests
{
    [Fact]
    public async Task The_private_key_is_a_token_that_never_expires()
    {
        await using var world = await ExtendWorld.StartAsync();

        world.Time.Advance(TimeSpan.FromDays(10_000));
        world.Sandbox.ExtendTokens.ExpireAll();
        world.Sandbox.ExtendTokens.RevokeAll();
        using var answer = await world.ReportAsync();

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Same(world.Sandbox.ExtendAccount, Assert.Single(world.Sandbox.Requests).ExtendAccount);
    }

    [Fact]
    public async Task Both_kinds_of_token_name_their_account()
    {
        await using var world = await ExtendWorld.StartWithTwoAccountsAsync();
        world.Token = await world.IssueTokenAsync(ExtendWorld.SecondAccount);
        using var byToken = await world.GetPublicKeyAsync();
        world.Token = ExtendWorld.SecondAccount.PrivateKey;
        using var byKey = await world.GetPublicKeyAsync();

        Assert.Equal([200, 200], [(int)byToken.StatusCode, (int)byKey.StatusCode]);
        Assert.All(world.Sandbox.Requests.Of("getPublicKey"), request => Assert.Same(ExtendWorld.SecondAccount, request.ExtendAccount));
        Assert.All(world.Sandbox.Requests, request => Assert.Null(request.Account));
    }

    [Fact]
    public async Task A_token_lives_as_long_as_it_says_and_not_an_instant_longer()
    {
        await using var world = await ExtendWorld.StartAsync(time => new() { TimeProvider = time, ExtendTokenLifetime = TimeSpan.FromSeconds(90) });
        world.Time.Advance(TimeSpan.FromMilliseconds(400));
        world.Token = await world.IssueTokenAsync();

        world.Time.Advance(TimeSpan.FromMilliseconds(89_600) - TimeSpan.FromTicks(1));
        using var last = await world.ReportAsync();
        world.Time.Advance(TimeSpan.FromTicks(1));
        using var late = await world.ReportAsync();

        Assert.Equal(200, (int)last.StatusCode);
        Assert.Contains("expired", await ExtendWorld.RefusalAsync(late, 403), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "missing")]
    [InlineData("made up", "not valid")]
    [InlineData("Bearer sandbox-extend-private-key", "not valid")]
    [InlineData("SANDBOX-EXTEND-PRIVATE-KEY", "not valid")]
    [InlineData("sandbox-extend-client-secret", "not valid")]
    public async Task Without_a_known_token_nobody_is_let_in(string? token, string message)
    {
        await using var world = await ExtendWorld.StartAsync();
        world.Token = token;

        using var report = await world.ReportAsync();
        using var key = await world.GetPublicKeyAsync();
        using var keys = await world.GetKeysAsync();

        Assert.Contains(message, await ExtendWorld.RefusalAsync(report, 403), StringComparison.Ordinal);
        Assert.Contains(message, await ExtendWorld.RefusalAsync(keys, 403), StringComparison.Ordinal);
        Assert.Contains(message, await ExtendWorld.RefusalAsync(key, 403), StringComparison.Ordinal);
        Assert.All(world.Sandbox.Requests, request => Assert.Null(request.ExtendAccount));
        Assert.Empty(Assert.Single(world.Sandbox.ServiceOrders.All).Events);
    }

    [Fact]
    public async Task A_token_that_was_changed_or_is_called_Bearer_is_no_token()
    {
        await using var world = await ExtendWorld.StartAsync();
        var token = await world.IssueTokenAsync();

        foreach (var wrong in (string[])[$"Bearer {token}", token[..^1], $"{token}x", token.ToUpperInvariant()])
        {
            world.Token = wrong;
            using var answer = await world.ReportAsync();
            Assert.Contains("not valid", await ExtendWorld.RefusalAsync(answer, 403), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Tokens_can_be_made_to_expire_and_be_revoked_and_new_ones_are_good()
    {
        await using var world = await ExtendWorld.StartAsync();
        world.Token = await world.IssueTokenAsync();

        world.Sandbox.ExtendTokens.ExpireAll();
        using var expired = await world.ReportAsync();
        world.Sandbox.ExtendTokens.RevokeAll();
        using var revoked = await world.ReportAsync();
        world.Token = await world.IssueTokenAsync();
        using var renewed = await world.ReportAsync();

        Assert.Contains("expired", await ExtendWorld.RefusalAsync(expired, 403), StringComparison.Ordinal);
        Assert.Contains("revoked", await ExtendWorld.RefusalAsync(revoked, 403), StringComparison.Ordinal);
        Assert.Equal(200, (int)renewed.StatusCode);
    }

    [Fact]
    public async Task The_tokens_of_one_service_are_nothing_to_the_other()
    {
        await using var amazon = await World.StartAsync();
        using var extend = new HttpRequestMessage(HttpMethod.Get, "/service-orders/public-key");
        extend.Headers.Add("X-Extend-Access-Token", amazon.Token);
        using var crossed = await amazon.Http.SendAsync(extend);

        amazon.Token = amazon.Sandbox.ExtendAccount.PrivateKey;
        using var back = await amazon.ListAsync();

        Assert.Equal([403, 403], [(int)crossed.StatusCode, (int)back.StatusCode]);
    }

    [Theory]
    [InlineData("GET", "/service-orders/x/update-repair", 403)]
    [InlineData("POST", "/service-orders/public-key", 403)]
    [InlineData("POST", "/service-orders/x/accept", 404)]
    [InlineData("POST", "/service-orders/", 404)]
    public async Task What_is_no_operation_is_refused(string method, string target, int status)
    {
        await using var world = await ExtendWorld.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), target);

        using var answer = await world.Http.SendAsync(request);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.NotNull((await World.ReadAsync(answer))["message"]);
        Assert.Null(Assert.Single(world.Sandbox.Requests).OperationId);
    }

    [Fact]
    public void An_account_does_not_tell_its_secrets()
    {
        Assert.Equal("SandboxExtendAccount { ClientId = second id }", ExtendWorld.SecondAccount.ToString());
    }
}
