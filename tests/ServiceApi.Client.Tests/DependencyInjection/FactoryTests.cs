using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ServiceApi.Client.Authentication;
using ServiceApi.Client.Resilience;
using ServiceApi.Client.Tests.Shared;
using ServiceApi.Client.Tests.Support;

namespace ServiceApi.Client.Tests.DependencyInjection;

public sealed class FactoryTests : IAsyncLifetime
{
    private readonly VirtualTime _time = new();
    private readonly ScriptedService _service;
    private ServiceProvider _services = null!;

    public FactoryTests() => _service = new(_time);

    private IServiceApiClientFactory Factory => _services.GetRequiredService<IServiceApiClientFactory>();

    public ValueTask InitializeAsync()
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_time);
        services.AddSingleton(new Jitter());
        var builder = services.AddServiceApiClientFactory();
        builder.HttpClient.ConfigurePrimaryHttpMessageHandler(_service.ApiHandler);
        builder.TokenHttpClient.ConfigurePrimaryHttpMessageHandler(_service.TokenHandler);
        services.AddServiceApiClient("registered", TestClient.Configure);
        _services = services.BuildServiceProvider();
        return default;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    [Fact]
    public void An_account_has_one_client_and_is_configured_once()
    {
        var configured = 0;
        var clients = Enumerable.Range(0, 20).AsParallel().Select(_ => Factory.GetOrAdd("a", options =>
        {
            Interlocked.Increment(ref configured);
            TestClient.Configure(options);
        })).ToList();

        Assert.Single(clients.Distinct());
        Assert.Equal(1, configured);
    }

    [Fact]
    public async Task A_hundred_accounts_in_two_regions_share_nothing_but_the_connections()
    {
        var forms = new List<string>();
        _service.TokenForm = (form, _) =>
        {
            lock (forms)
            {
                forms.Add(form);
            }
        };
        _service.Token = (_, _) =>
        {
            lock (forms)
            {
                var refreshToken = forms[^1].Split('&').Single(pair => pair.StartsWith("refresh_token=", StringComparison.Ordinal)).Split('=')[1];
                return Task.FromResult(ScriptedService.TokenAnswer("token-of-" + refreshToken));
            }
        };

        for (var number = 0; number < 100; number++)
        {
            var client = Factory.GetOrAdd($"account-{number}", options =>
            {
                TestClient.Configure(options);
                options.Region = number % 2 == 0 ? ServiceApiRegion.Europe : ServiceApiRegion.FarEast;
                options.Authentication.RefreshToken = $"refresh-{number}";
                options.Throttling.UsagePlans["completeServiceJobByServiceJobId"] = new() { RatePerSecond = 1, Burst = 1 };
            });
            await client.Jobs.CompleteAsync($"job-{number}", CallOptions.NoQueueing); // a bucket of another's would refuse it
        }

        Assert.Equal(100, _service.Requests.Count);
        Assert.All(_service.Requests.Select((request, number) => (request, number)), sent =>
        {
            Assert.Equal($"/service/v1/serviceJobs/job-{sent.number}/completions", sent.request.Address.AbsolutePath);
            Assert.Equal($"token-of-refresh-{sent.number}", sent.request.Token);
            Assert.Equal(sent.number % 2 == 0 ? "sellingpartnerapi-eu.amazon.com" : "sellingpartnerapi-fe.amazon.com", sent.request.Address.Host);
        });
    }

    [Fact]
    public async Task Two_registered_accounts_in_two_regions_keep_their_tokens_and_hosts_apart()
    {
        var services = new ServiceCollection().AddSingleton<TimeProvider>(_time);
        foreach (var (name, region) in new[] { ("berlin", ServiceApiRegion.Europe), ("tokyo", ServiceApiRegion.FarEast) })
        {
            var builder = services.AddServiceApiClient(name, options =>
            {
                TestClient.Configure(options);
                options.Region = region;
            });
            builder.UseAccessTokenProvider(_ => new Own("token-of-" + name));
            builder.HttpClient.ConfigurePrimaryHttpMessageHandler(_service.ApiHandler);
        }

        await using var provider = services.BuildServiceProvider();
        await Task.WhenAll(new[] { "berlin", "tokyo" }.SelectMany(name => Enumerable.Range(0, 10).Select(_ =>
            provider.GetRequiredKeyedService<IServiceApiClient>(name).Jobs.CompleteAsync(name))));

        Assert.Equal(20, _service.Requests.Count);
        Assert.All(_service.Requests, request =>
        {
            var isBerlin = request.Address.Host == "sellingpartnerapi-eu.amazon.com";
            Assert.Equal(isBerlin ? "token-of-berlin" : "token-of-tokyo", request.Token);
            Assert.Equal($"/service/v1/serviceJobs/{(isBerlin ? "berlin" : "tokyo")}/completions", request.Address.AbsolutePath);
        });
    }

    [Fact]
    public async Task An_account_can_bring_its_own_tokens()
    {
        var client = Factory.GetOrAdd("own", options => options.Region = ServiceApiRegion.Europe, new Own("own-token"));

        await client.Jobs.CompleteAsync("J");

        Assert.Equal("own-token", Assert.Single(_service.Requests).Token);
        Assert.Equal(0, _service.TokenRequests);
    }

    [Fact]
    public void Bad_options_are_named_and_make_no_client()
    {
        var exception = Assert.Throws<OptionsValidationException>(() => Factory.GetOrAdd("a", options => options.AttemptTimeout = TimeSpan.Zero));

        Assert.Contains("Region", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Authentication.ClientId", exception.Message, StringComparison.Ordinal);
        Assert.Contains("AttemptTimeout", exception.Message, StringComparison.Ordinal);
        Assert.NotNull(Factory.GetOrAdd("a", TestClient.Configure));
    }

    [Fact]
    public void A_name_that_is_registered_already_is_refused()
    {
        Assert.Equal("account", Assert.Throws<ArgumentException>(() => Factory.GetOrAdd("registered", TestClient.Configure)).ParamName);
        Assert.Throws<ArgumentException>(() => Factory.GetOrAdd("", TestClient.Configure));
    }

    [Fact]
    public async Task What_is_removed_is_forgotten_and_its_waiting_calls_fail()
    {
        var client = Factory.GetOrAdd("a", options =>
        {
            TestClient.Configure(options);
            options.Throttling.UsagePlans["completeServiceJobByServiceJobId"] = new() { RatePerSecond = 1, Burst = 1 };
        });
        await client.Jobs.CompleteAsync("J");
        var waiting = client.Jobs.CompleteAsync("J");

        Assert.True(Factory.Remove("a"));

        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.Reservations.CancelAsync("R", "ATVPDKIKX0DER"));
        Assert.False(Factory.Remove("a"));
        Assert.NotSame(client, Factory.GetOrAdd("a", TestClient.Configure));
    }

    [Fact]
    public async Task An_account_that_is_not_called_keeps_no_token_and_no_bucket()
    {
        var client = Factory.GetOrAdd("a", TestClient.Configure);
        await client.Jobs.CompleteAsync("J");
        await client.Reservations.CancelAsync("R", "ATVPDKIKX0DER");
        Assert.Equal(1, _time.Recurring);

        _time.Advance(TimeSpan.FromHours(2));
        Assert.Equal(0, _time.Recurring);
        await client.Jobs.CompleteAsync("J");

        Assert.Equal(["token-1", "token-1", "token-2"], _service.Requests.Select(request => request.Token));
        Assert.Equal(1, _time.Recurring);
    }

    [Fact]
    public async Task What_is_removed_is_not_watched_for_long()
    {
        await Factory.GetOrAdd("a", TestClient.Configure).Jobs.CompleteAsync("J");
        Factory.Remove("a");

        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(0, _time.Recurring);
    }

    [Fact]
    public async Task A_rate_that_the_service_named_is_still_kept_to_after_a_long_pause()
    {
        var client = Factory.GetOrAdd("a", options =>
        {
            TestClient.Configure(options);
            options.Throttling.UsagePlans["completeServiceJobByServiceJobId"] = new() { RatePerSecond = 100, Burst = 2 };
        });
        _service.Then(HttpStatusCode.OK, "{}", ("x-amzn-RateLimit-Limit", "0.5"));
        await client.Jobs.CompleteAsync("J");
        _time.Advance(TimeSpan.FromHours(2));

        await client.Jobs.CompleteAsync("J");
        var refused = await Assert.ThrowsAsync<ServiceApiThrottledException>(async () =>
        {
            await client.Jobs.CompleteAsync("J", CallOptions.NoQueueing);
            await client.Jobs.CompleteAsync("J", CallOptions.NoQueueing);
        });

        Assert.InRange(refused.RetryAfter!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4));
    }

    private sealed class Own(string token) : IAccessTokenProvider
    {
        public ValueTask<AccessToken> GetAccessTokenAsync(CancellationToken cancellationToken) => new(new AccessToken(token, DateTimeOffset.MaxValue));
    }
}
