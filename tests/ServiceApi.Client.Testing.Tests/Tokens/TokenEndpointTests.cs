using System.Text;

namespace ServiceApi.Client.Testing.Tests;

public sealed class TokenEndpointTests
{
    private static readonly (string Name, string Value)[] Form =
    [
        ("grant_type", "refresh_token"),
        ("client_id", "sandbox-client-id"),
        ("client_secret", "sandbox-client-secret"),
        ("refresh_token", "Atzr|sandbox-refresh-token"),
    ];

    [Fact]
    public async Task A_refresh_token_is_answered_with_an_access_token_of_its_own()
    {
        await using var world = await World.StartAsync();

        using var first = await world.AskForTokenAsync(Form);
        using var second = await world.AskForTokenAsync(Form);

        var token = await World.ReadAsync(first);
        Assert.Equal("bearer", (string)token["token_type"]!);
        Assert.Equal(3600, (int)token["expires_in"]!);
        Assert.Equal("Atzr|sandbox-refresh-token", (string)token["refresh_token"]!);
        Assert.Equal(
            [world.Token, (string)token["access_token"]!, (string)(await World.ReadAsync(second))["access_token"]!],
            world.Sandbox.Tokens.Issued);
        Assert.Equal(3, world.Sandbox.Tokens.Issued.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(3, world.Sandbox.Tokens.IssuedCount);
        Assert.Equal(["token", "token"], world.Sandbox.Requests.Select(request => request.OperationId));
    }

    [Theory]
    [InlineData("client_secret", "wrong", 401, "invalid_client")]
    [InlineData("client_id", "wrong", 401, "invalid_client")]
    [InlineData("refresh_token", "wrong", 400, "invalid_grant")]
    [InlineData("grant_type", "password", 400, "invalid_request")]
    [InlineData("grant_type", "client_credentials", 400, "unauthorized_client")]
    [InlineData("grant_type", "", 400, "invalid_request")]
    [InlineData("client_id", "", 400, "invalid_request")]
    [InlineData("client_secret", "", 400, "invalid_request")]
    [InlineData("refresh_token", "", 400, "invalid_request")]
    public async Task A_wrong_request_is_refused_in_the_shape_of_Login_with_Amazon(string parameter, string value, int status, string error)
    {
        await using var world = await World.StartAsync();

        using var answer = await world.AskForTokenAsync([.. Form.Select(pair => pair.Name == parameter ? (parameter, value) : pair)]);

        var json = await World.ReadAsync(answer);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(error, (string)json["error"]!);
        Assert.NotEmpty((string)json["error_description"]!);
        Assert.Equal(1, world.Sandbox.Tokens.IssuedCount);
    }

    [Fact]
    public async Task Tokens_are_asked_for_with_a_form_alone()
    {
        await using var world = await World.StartAsync();
        using var json = new StringContent("{}", Encoding.UTF8, "application/json");

        using var asJson = await world.Http.PostAsync(world.Sandbox.TokenEndpoint, json);
        using var asGet = await world.Http.GetAsync(world.Sandbox.TokenEndpoint);
        using var twice = await world.AskForTokenAsync([.. Form, ("client_id", "another")]);

        foreach (var answer in new[] { asJson, asGet, twice })
        {
            Assert.Equal(400, (int)answer.StatusCode);
            Assert.Equal("invalid_request", (string)(await World.ReadAsync(answer))["error"]!);
        }
    }

    [Theory]
    [InlineData("access_denied", 403)]
    [InlineData("invalid_client", 401)]
    [InlineData("invalid_grant", 400)]
    [InlineData("invalid_request", 400)]
    [InlineData("invalid_scope", 400)]
    [InlineData("server_error", 500)]
    [InlineData("temporarily_unavailable", 503)]
    [InlineData("unauthorized_client", 400)]
    public async Task Every_documented_error_can_be_asked_for(string error, int status)
    {
        await using var world = await World.StartAsync();
        world.Sandbox.Faults.Add(Fault.TokenError(error));

        using var refused = await world.AskForTokenAsync(Form);
        using var recovered = await world.AskForTokenAsync(Form);

        Assert.Equal(status, (int)refused.StatusCode);
        Assert.Equal(error, (string)(await World.ReadAsync(refused))["error"]!);
        Assert.Equal(200, (int)recovered.StatusCode);
    }

    [Fact]
    public async Task A_life_that_is_set_is_told()
    {
        await using var world = await World.StartAsync(time => new() { TimeProvider = time, TokenLifetime = TimeSpan.FromSeconds(90) });

        using var answer = await world.AskForTokenAsync(Form);

        Assert.Equal(90, (int)(await World.ReadAsync(answer))["expires_in"]!);
    }

    [Fact]
    public async Task One_application_may_serve_several_partners()
    {
        SandboxAccount[] accounts = [new(), new() { RefreshToken = "second partner" }, new() { ClientId = "other", ClientSecret = "other secret" }];
        await using var world = await World.StartAsync(time => new() { TimeProvider = time, Accounts = accounts });

        foreach (var account in accounts)
        {
            world.Token = await world.IssueTokenAsync(account);
            using var answer = await world.ListAsync();
            Assert.Same(account, world.Sandbox.Requests.Of("getServiceJobs")[^1].Account);
        }

        using var mixed = await world.AskForTokenAsync([.. Form[..1], ("client_id", "other"), ("client_secret", "other secret"), ("refresh_token", "second partner")]);
        Assert.Equal("invalid_grant", (string)(await World.ReadAsync(mixed))["error"]!);
    }
}
