using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;

namespace ServiceApi.Client.Testing.Tests;

public sealed class ExtendTokenEndpointTests
{
    [Fact]
    public async Task A_clients_id_and_secret_are_answered_with_a_token_and_nothing_else()
    {
        await using var world = await ExtendWorld.StartAsync();

        using var answer = await world.AskForTokenAsync(ExtendWorld.TokenRequest(world.Sandbox.ExtendAccount).ToJsonString());

        var token = await World.OkAsync(answer);
        Assert.Equal(["token_type", "access_token"], token.Select(member => member.Key));
        Assert.Equal("Bearer", (string)token["token_type"]!);
        Assert.Equal([(string)token["access_token"]!], world.Sandbox.ExtendTokens.Issued);
        Assert.Equal(["extendToken"], world.Sandbox.Requests.Select(request => request.OperationId));
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task A_token_is_a_JWT_that_says_when_it_was_issued_and_when_it_ends()
    {
        await using var world = await ExtendWorld.StartAsync(time => new() { TimeProvider = time, ExtendTokenLifetime = TimeSpan.FromSeconds(90) });

        var parts = (await world.IssueTokenAsync()).Split('.');

        var claims = Decode(parts[1]);
        Assert.Equal(3, parts.Length);
        Assert.Equal("""{"alg":"HS256","typ":"JWT"}""", Decode(parts[0]).ToJsonString());
        Assert.Equal(world.Time.GetUtcNow().ToUnixTimeSeconds(), (long)claims["iat"]!);
        Assert.Equal(90, (long)claims["exp"]! - (long)claims["iat"]!);
        Assert.Equal("sandbox-extend-client-id", (string)claims["sub"]!);
        Assert.Equal(32, Base64Url.DecodeFromChars(parts[2]).Length);
    }

    [Fact]
    public async Task A_life_is_told_only_when_asked_for()
    {
        await using var world = await ExtendWorld.StartAsync(time => new() { TimeProvider = time, ExtendTellsTokenLifetime = true });

        using var answer = await world.AskForTokenAsync(ExtendWorld.TokenRequest(world.Sandbox.ExtendAccount).ToJsonString());

        Assert.Equal(10_800, (int)(await World.OkAsync(answer))["expires_in"]!);
    }

    [Fact]
    public async Task Every_token_is_another()
    {
        await using var world = await ExtendWorld.StartAsync();

        var tokens = new[] { await world.IssueTokenAsync(), await world.IssueTokenAsync() };

        Assert.NotEqual(tokens[0], tokens[1]);
        Assert.Equal(tokens, world.Sandbox.ExtendTokens.Issued);
        Assert.Equal(2, world.Sandbox.ExtendTokens.IssuedCount);
        Assert.Equal(0, world.Sandbox.Tokens.IssuedCount);
    }

    [Theory]
    [InlineData("grant_type", "\"password\"", 400, "unsupported_grant_type")]
    [InlineData("grant_type", "null", 400, "invalid_request")]
    [InlineData("client_id", "\"wrong\"", 401, "invalid_client")]
    [InlineData("client_id", "1", 400, "invalid_request")]
    [InlineData("client_secret", "\"wrong\"", 401, "invalid_client")]
    [InlineData("client_secret", "\"second secret\"", 401, "invalid_client")]
    [InlineData("client_secret", "\"\"", 400, "invalid_request")]
    [InlineData("client_assertion", "\"jwt-bearer\"", 400, "invalid_request")]
    [InlineData("client_assertion", "null", 400, "invalid_request")]
    public async Task A_wrong_parameter_is_refused_in_the_shape_of_OAuth(string parameter, string value, int status, string error)
    {
        await using var world = await ExtendWorld.StartWithTwoAccountsAsync();
        var request = ExtendWorld.TokenRequest(world.Sandbox.ExtendAccount);
        request[parameter] = JsonNode.Parse(value);

        using var answer = await world.AskForTokenAsync(request.ToJsonString());

        await AssertRefusedAsync(answer, status, error);
        Assert.Equal(0, world.Sandbox.ExtendTokens.IssuedCount);
    }

    [Theory]
    [InlineData("", "application/json")]
    [InlineData("[]", "application/json")]
    [InlineData("{", "application/json")]
    [InlineData("""{"grant_type":"client_credentials","grant_type":"client_credentials"}""", "application/json")]
    [InlineData("grant_type=client_credentials", "application/x-www-form-urlencoded")]
    public async Task The_parameters_come_as_a_JSON_object_alone(string body, string mediaType)
    {
        await using var world = await ExtendWorld.StartAsync();

        using var answer = await world.AskForTokenAsync(body, mediaType);

        Assert.Contains("JSON object", await AssertRefusedAsync(answer, 400, "invalid_request"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_good_body_must_be_said_to_be_JSON_and_be_posted()
    {
        await using var world = await ExtendWorld.StartAsync();
        var body = ExtendWorld.TokenRequest(world.Sandbox.ExtendAccount).ToJsonString();

        using var asText = await world.AskForTokenAsync(body, "text/plain");
        using var asGet = await world.Http.GetAsync(world.Sandbox.ExtendTokenEndpoint);

        await AssertRefusedAsync(asText, 400, "invalid_request");
        await AssertRefusedAsync(asGet, 400, "invalid_request");
        Assert.Equal(["extendToken", null], world.Sandbox.Requests.Select(request => request.OperationId));
    }

    private static JsonObject Decode(string part) => JsonNode.Parse(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(part)))!.AsObject();

    private static async Task<string> AssertRefusedAsync(HttpResponseMessage answer, int status, string error)
    {
        Assert.Equal(status, (int)answer.StatusCode);
        var body = await World.ReadAsync(answer);
        Assert.Equal(error, (string)body["error"]!);
        return (string)body["error_description"]!;
    }
}
