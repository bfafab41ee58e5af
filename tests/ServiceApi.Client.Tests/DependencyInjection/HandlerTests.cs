using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;
using ServiceApi.Client.DependencyInjection;
using ServiceApi.Client.Tests.Shared;
using ServiceApi.Client.Tests.Support;

namespace ServiceApi.Client.Tests.DependencyInjection;

public sealed class HandlerTests
{
    private static readonly Dictionary<string, Action<IHttpClientBuilder>> WaysToSetTheHandler = new()
    {
        ["none"] = _ => { },
        ["a classic handler"] = client => client.ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler { AllowAutoRedirect = true }),
        ["a sockets handler"] = client => client.ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = true }),
        ["a change of ours"] = client => client.UseSocketsHttpHandler((handler, _) => handler.AllowAutoRedirect = true),
        ["a wrapped handler"] = client => client.ConfigurePrimaryHttpMessageHandler(() => new PassingHandler(new PassingHandler(new HttpClientHandler { AllowAutoRedirect = true }))),
        ["a later registration"] = client => client.Services.AddHttpClient(client.Name).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = true }),
        ["the defaults of all clients"] = client => client.Services.ConfigureHttpClientDefaults(all => all.ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = true })),
        ["a handler of the app's own beside"] = client => client.AddHttpMessageHandler(() => new PassingHandler()),
    };

    public static TheoryData<string> Ways { get; } = new(WaysToSetTheHandler.Keys);

    [Theory]
    [MemberData(nameof(Ways))]
    public void No_redirect_is_followed_whatever_the_app_sets(string way)
    {
        var services = new ServiceCollection();
        var builder = services.AddServiceApiClient("acme", TestClient.Configure);
        WaysToSetTheHandler[way](builder.HttpClient);
        WaysToSetTheHandler[way](builder.TokenHttpClient);
        WaysToSetTheHandler[way](builder.DocumentHttpClient);
        using var provider = services.BuildServiceProvider();
        var handlers = provider.GetRequiredService<IHttpMessageHandlerFactory>();

        Assert.False(FollowsRedirects(handlers.CreateHandler(builder.HttpClient.Name)));
        Assert.False(FollowsRedirects(handlers.CreateHandler(builder.TokenHttpClient.Name)));
        Assert.False(FollowsRedirects(handlers.CreateHandler(builder.DocumentHttpClient.Name)));
    }

    [Fact]
    public void No_cookie_ties_accounts_together() => Assert.False(Assert.IsType<SocketsHttpHandler>(PrimaryHandler.Create()).UseCookies);

    [Fact]
    public async Task Handlers_of_the_apps_own_see_every_try_as_it_leaves()
    {
        var seen = new List<Uri>();
        await using var client = new TestClient(build: builder => builder.HttpClient.AddHttpMessageHandler(() => new PassingHandler { Seen = request => seen.Add(request.RequestUri!) }));
        client.Service.Then(System.Net.HttpStatusCode.ServiceUnavailable);

        await client.RunAsync(client.Client.Jobs.CompleteAsync(Account.JobId));

        Assert.Equal(client.Service.Requests.Select(request => request.Address), seen);
        Assert.Equal(2, seen.Count);
    }

    [Fact]
    public async Task Chains_of_handlers_that_are_renewed_change_neither_token_nor_bucket()
    {
        var chains = 0;
        var time = new VirtualTime();
        var service = new ScriptedService(time);
        var services = new ServiceCollection().AddSingleton<TimeProvider>(time);
        var builder = services.AddServiceApiClient(options =>
        {
            TestClient.Configure(options);
            options.Throttling.UsagePlans["completeServiceJobByServiceJobId"] = new() { RatePerSecond = 1, Burst = 2 };
        }).CallsInMemory(service);
        builder.HttpClient.AddHttpMessageHandler(() =>
        {
            Interlocked.Increment(ref chains);
            return new PassingHandler();
        });
        services.AddSingleton<IHttpClientFactory, AlwaysRenewingFactory>();
        await using var provider = services.BuildServiceProvider();
        var client = provider.GetRequiredService<IServiceApiClient>();

        await client.CallAsync();
        await client.CallAsync();
        var third = client.Jobs.CompleteAsync(Account.JobId, CallOptions.NoQueueing);

        await Assert.ThrowsAsync<ServiceApiThrottledException>(() => third);
        Assert.Equal(2, chains);
        Assert.Equal(["token-1", "token-1"], service.Requests.Select(request => request.Token));
    }

    private static bool FollowsRedirects(HttpMessageHandler handler) => handler switch
    {
        SocketsHttpHandler sockets => sockets.AllowAutoRedirect,
        HttpClientHandler classic => classic.AllowAutoRedirect,
        DelegatingHandler { InnerHandler: { } inner } => FollowsRedirects(inner),
        _ => throw new InvalidOperationException($"Where does {handler.GetType()} send?"),
    };

    private sealed class PassingHandler : DelegatingHandler
    {
        public PassingHandler()
        {
        }

        public PassingHandler(HttpMessageHandler inner)
            : base(inner)
        {
        }

        public Action<HttpRequestMessage>? Seen { get; init; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Seen?.Invoke(request);
            return base.SendAsync(request, cancellationToken);
        }
    }

    /// <summary>The factory at its worst: where it would renew a chain every few minutes, this one does for every send.</summary>
    private sealed class AlwaysRenewingFactory(IServiceProvider services, IOptionsMonitor<HttpClientFactoryOptions> options) : IHttpClientFactory
    {
        public HttpClient CreateClient(string name)
        {
            var builder = services.GetRequiredService<HttpMessageHandlerBuilder>();
            builder.Name = name;
            foreach (var configure in options.Get(name).HttpMessageHandlerBuilderActions)
            {
                configure(builder);
            }

            return new HttpClient(builder.Build());
        }
    }
}
