namespace ServiceApi.Client.Testing.Tests;

public sealed class AccessTokenTests
{
    [Fact]
    public async Task A_request_without_a_token_is_a_403_that_says_so()
    {
        await using var world = await World.StartAsync();
        using var request = world.Request(HttpMethod.Get, "/service/v1/serviceJobs/j");
        request.Headers.Remove("x-amz-access-token");

        using var answer = await world.Http.SendAsync(request);

        Assert.Equal("MissingAuthenticationToken", (string)(await World.ErrorAsync(answer, 403))["code"]!);
    }

    [Fact]
    public async Task A_token_that_was_never_issued_is_a_403()
    {
        await using var world = await World.StartAsync();
        world.Token = "Atza|made-up";

        using var answer = await world.ListAsync();

        var error = await World.ErrorAsync(answer, 403);
        Assert.Equal("Unauthorized", (string)error["code"]!);
        Assert.DoesNotContain("expired", (string)error["details"]!, StringComparison.Ordinal);
        Assert.Null(Assert.Single(world.Sandbox.Requests).Account);
    }

    [Fact]
    public async Task A_token_lives_as_long_as_was_said_and_not_an_instant_longer()
    {
        await using var world = await World.StartAsync();

        world.Time.Advance(TimeSpan.FromSeconds(3600) - TimeSpan.FromTicks(1));
        using var last = await world.ListAsync();
        world.Time.Advance(TimeSpan.FromTicks(1));
        using var late = await world.ListAsync();

        Assert.Equal(200, (int)last.StatusCode);
        await AssertExpiredAsync(late);
    }

    [Fact]
    public async Task All_tokens_can_be_made_to_expire_and_new_ones_are_good()
    {
        await using var world = await World.StartAsync();

        world.Sandbox.Tokens.ExpireAll();
        using var refused = await world.ListAsync();
        world.Token = await world.IssueTokenAsync();
        using var accepted = await world.ListAsync();

        await AssertExpiredAsync(refused);
        Assert.Equal(200, (int)accepted.StatusCode);
    }

    [Fact]
    public async Task Revoked_tokens_are_unknown()
    {
        await using var world = await World.StartAsync();

        world.Sandbox.Tokens.RevokeAll();
        using var answer = await world.ListAsync();

        Assert.DoesNotContain("expired", (string)(await World.ErrorAsync(answer, 403))["details"]!, StringComparison.Ordinal);
        Assert.Equal(1, world.Sandbox.Tokens.IssuedCount);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(401)]
    public async Task A_good_token_can_be_said_to_have_expired(int status)
    {
        await using var world = await World.StartAsync();
        world.Sandbox.Faults.Add(Fault.ExpiredToken(status));

        using var refused = await world.ListAsync();
        using var accepted = await world.ListAsync();

        await AssertExpiredAsync(refused, status);
        Assert.Equal(200, (int)accepted.StatusCode);
    }

    private static async Task AssertExpiredAsync(HttpResponseMessage answer, int status = 403)
    {
        var error = await World.ErrorAsync(answer, status);
        Assert.Equal("Unauthorized", (string)error["code"]!);
        Assert.Contains("token has expired", (string)error["details"]!, StringComparison.Ordinal);
    }
}
