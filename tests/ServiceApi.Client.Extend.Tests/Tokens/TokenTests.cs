using System.Text.Json;
using NSubstitute;
using ServiceApi.Client.Authentication;
using ServiceApi.Client.Extend.Tests.Support;
using ServiceApi.Client.Testing;
using ServiceApi.Client.Tests.Shared;

namespace ServiceApi.Client.Extend.Tests.Tokens;

public sealed class TokenTests
{
    [Fact]
    public async Task Credentials_are_sent_as_Extend_wants_them()
    {
        await using var app = await ExtendApp.StartAsync();

        await app.ReportAsync(app.Depot());

        var request = Assert.Single(app.Sandbox.Requests.Of(ServiceApiSandbox.ExtendTokenOperation));
        Assert.Equal(("POST", "/auth/oauth/token", "application/json"), (request.Method, request.Target, request.Headers["Content-Type"]));
        var sent = JsonElement.Parse(request.BodyText()).EnumerateObject().ToDictionary(member => member.Name, member => member.Value.GetString());
        Assert.Equal(
            new Dictionary<string, string?>
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = app.Sandbox.ExtendAccount.ClientId,
                ["client_secret"] = app.Sandbox.ExtendAccount.ClientSecret,
                ["client_assertion"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            },
            sent);
    }

    [Fact]
    public async Task A_hundred_callers_share_one_token()
    {
        await using var app = await ExtendApp.StartAsync();
        var order = app.Depot();

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => app.ReportAsync(order)));

        Assert.Single(app.Sandbox.Requests.Of(ServiceApiSandbox.ExtendTokenOperation));
        Assert.Equal(100, app.Reports.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_token_is_renewed_before_it_expires(bool isLifeTold)
    {
        var time = new VirtualTime();
        await using var app = await ExtendApp.StartAsync(options: new() { TimeProvider = time, ExtendTokenLifetime = TimeSpan.FromHours(1), ExtendTellsTokenLifetime = isLifeTold });
        var order = app.Depot();

        await app.ReportAsync(order);
        time.Advance(TimeSpan.FromMinutes(50));
        await app.ReportAsync(order);
        Assert.Single(app.Sandbox.ExtendTokens.Issued);

        time.Advance(TimeSpan.FromMinutes(9) + TimeSpan.FromSeconds(30));
        await app.ReportAsync(order);

        Assert.Equal(2, app.Sandbox.ExtendTokens.Issued.Count);
        Assert.All(app.Reports, report => Assert.Equal(200, report.StatusCode));
    }

    [Fact]
    public async Task A_token_that_was_revoked_is_replaced_and_the_report_arrives_once()
    {
        await using var app = await ExtendApp.StartAsync();
        var order = app.Depot();
        await app.ReportAsync(order);
        app.Sandbox.ExtendTokens.RevokeAll();

        await app.ReportAsync(order);

        Assert.Equal([200, 403, 200], app.Reports.Select(report => report.StatusCode));
        Assert.Equal(2, app.Sandbox.ServiceOrders.Find(order)!.Events.Count);
        Assert.Equal(2, app.Sandbox.ExtendTokens.Issued.Count);
    }

    [Fact]
    public async Task A_permanent_key_is_sent_as_it_is_and_no_token_is_asked_for()
    {
        await using var app = await ExtendApp.StartAsync(options => UseKey(options, new SandboxExtendAccount().PrivateKey));

        await app.ReportAsync(app.Depot());

        Assert.Equal(app.Sandbox.ExtendAccount.PrivateKey, Assert.Single(app.Reports).Headers["X-Extend-Access-Token"]);
        Assert.Empty(app.Sandbox.Requests.Of(ServiceApiSandbox.ExtendTokenOperation));
    }

    [Fact]
    public async Task A_permanent_key_that_is_refused_is_not_sent_twice()
    {
        await using var app = await ExtendApp.StartAsync(options => UseKey(options, "wrong"));

        await Assert.ThrowsAsync<ServiceApiUnauthorizedException>(() => app.ReportAsync(app.Depot()));

        Assert.Single(app.Reports);
    }

    [Fact]
    public async Task A_source_of_the_apps_own_takes_the_place_of_both()
    {
        var source = Substitute.For<IAccessTokenProvider>();
        source.GetAccessTokenAsync(default).ReturnsForAnyArgs(new AccessToken(new SandboxExtendAccount().PrivateKey, DateTimeOffset.MaxValue));
        await using var app = await ExtendApp.StartAsync(
            options => options.Authentication.ClientId = options.Authentication.ClientSecret = null,
            builder => builder.UseAccessTokenProvider(_ => source));

        await app.ReportAsync(app.Depot());

        await source.ReceivedWithAnyArgs(1).GetAccessTokenAsync(default);
    }

    [Fact]
    public async Task A_refusal_of_the_credentials_is_told_without_them()
    {
        await using var app = await ExtendApp.StartAsync(options => options.Authentication.ClientSecret = "S33D");

        var failure = await Assert.ThrowsAsync<ServiceApiTokenException>(() => app.ReportAsync(app.Depot()));

        Assert.Equal("invalid_client", failure.ErrorCode);
        Assert.DoesNotContain("S33D", failure.ToString(), StringComparison.Ordinal);
        Assert.Empty(app.Reports);
    }

    private static void UseKey(ExtendClientOptions options, string key)
    {
        options.Authentication.PrivateKey = key;
        options.Authentication.ClientId = options.Authentication.ClientSecret = null;
    }
}
