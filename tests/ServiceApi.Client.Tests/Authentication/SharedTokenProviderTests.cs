using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ServiceApi.Client.Authentication;
using ServiceApi.Client.Providers;
using ServiceApi.Client.Tests.Support;

namespace ServiceApi.Client.Tests.Authentication;

public sealed class SharedTokenProviderTests
{
    private readonly Sharing _sharing = new();
    private string _secret = "secret";

    [Fact]
    public async Task The_token_that_was_given_last_is_known_to_the_next_request()
    {
        var provider = Provider("north", new Tokens());

        var first = await provider.GetAccessTokenAsync(CancellationToken.None);
        var second = await provider.GetAccessTokenAsync(CancellationToken.None);

        Assert.Equal([null, first], _sharing.Known);
        Assert.NotSame(first, second);
        Assert.All(_sharing.Scopes, scope => Assert.Equal(("Service", "north"), (scope.Service, scope.Account)));
    }

    [Fact]
    public async Task Only_the_same_request_to_the_same_address_is_the_same_credentials()
    {
        await Provider("north", new Tokens()).GetAccessTokenAsync(CancellationToken.None);
        await Provider("south", new Tokens()).GetAccessTokenAsync(CancellationToken.None);
        await Provider("north", new Tokens(), "https://elsewhere.example/token").GetAccessTokenAsync(CancellationToken.None);
        _secret = "another";
        await Provider("north", new Tokens()).GetAccessTokenAsync(CancellationToken.None);

        var credentials = _sharing.Scopes.Select(scope => scope.Credentials).ToList();
        Assert.Equal(credentials[0], credentials[1]);
        Assert.Equal(3, credentials.Distinct(StringComparer.Ordinal).Count());
        Assert.All(credentials, text => Assert.Matches("^[0-9a-f]{64}$", text));
        Assert.All(_sharing.Scopes, scope => Assert.DoesNotContain(scope.Credentials, scope.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_that_was_fetched_while_the_credentials_were_replaced_is_given_to_nobody()
    {
        var tokens = new Tokens();
        tokens.OnFetch = () => _secret = "new";

        var token = await Provider("north", tokens).GetAccessTokenAsync(CancellationToken.None);

        Assert.Equal("token-2", token.Value);
        Assert.Equal(["token-2"], _sharing.Given.Select(given => given.Value));
        Assert.Equal(2, _sharing.Scopes.Select(scope => scope.Credentials).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task What_fetching_throws_reaches_the_caller()
    {
        var tokens = new Tokens { OnFetch = () => throw new TimeoutException() };

        await Assert.ThrowsAsync<TimeoutException>(async () => await Provider("north", tokens).GetAccessTokenAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_client_asks_what_is_registered_and_one_that_brings_its_own_tokens_does_not()
    {
        await using var client = new TestClient(build: builder =>
        {
            builder.Services.AddSingleton<IAccessTokenSharing>(_sharing);
            if (builder.Name == TestClient.Other)
            {
                builder.UseAccessTokenProvider(_ => new Tokens());
            }
        });

        client.Service.Api = (_, _) => Task.FromResult(ScriptedService.Json(HttpStatusCode.OK, """{"payload":{}}"""));
        await client.RunAsync(client.Client.Jobs.GetAsync("JOB-1"));
        await client.RunAsync(client.OtherClient.Jobs.GetAsync("JOB-1"));

        Assert.Equal("ServiceApi.Client", Assert.Single(_sharing.Scopes).Service);
    }

    private SharedTokenProvider Provider(string account, Tokens source, string endpoint = "https://tokens.example/token") =>
        new(
            _sharing,
            "Service",
            account,
            () => new TokenRequest(new(endpoint), new FormUrlEncodedContent([new("secret", _secret)]), TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)),
            source);

    private sealed class Sharing : IAccessTokenSharing
    {
        public List<AccessTokenScope> Scopes { get; } = [];

        public List<AccessToken?> Known { get; } = [];

        public List<AccessToken> Given { get; } = [];

        public async ValueTask<AccessToken> GetAsync(
            AccessTokenScope scope, AccessToken? known, Func<CancellationToken, ValueTask<AccessToken>> fetch, CancellationToken cancellationToken)
        {
            Scopes.Add(scope);
            Known.Add(known);
            var token = await fetch(cancellationToken);
            Given.Add(token);
            return token;
        }
    }

    private sealed class Tokens : IAccessTokenProvider
    {
        private int _fetched;

        public Action OnFetch { get; set; } = static () => { };

        public ValueTask<AccessToken> GetAccessTokenAsync(CancellationToken cancellationToken)
        {
            OnFetch();
            return new(new AccessToken($"token-{++_fetched}", DateTimeOffset.MaxValue));
        }
    }
}
