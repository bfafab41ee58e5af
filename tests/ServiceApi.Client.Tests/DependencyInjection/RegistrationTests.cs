using System.Threading.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NSubstitute;
using ServiceApi.Client.Authentication;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Tests.Shared;
using ServiceApi.Client.Tests.Support;
using ServiceApi.Client.Throttling;

namespace ServiceApi.Client.Tests.DependencyInjection;

public sealed class RegistrationTests
{
    private const string Operation = "completeServiceJobByServiceJobId";

    [Fact]
    public void The_client_and_its_contract_are_one_per_account()
    {
        using var provider = Registered(services => services.AddServiceApiClient("acme", TestClient.Configure));

        Assert.Same(provider.GetRequiredService<IServiceApiClient>(), provider.GetRequiredService<IServiceApiClient>());
        Assert.Same(provider.GetRequiredService<IServiceApiClient>().Operations, provider.GetRequiredService<IServicesApi>());
        Assert.Same(provider.GetRequiredKeyedService<IServiceApiClient>("acme").Operations, provider.GetRequiredKeyedService<IServicesApi>("acme"));
        Assert.NotSame(provider.GetRequiredService<IServiceApiClient>(), provider.GetRequiredKeyedService<IServiceApiClient>("acme"));
    }

    [Fact]
    public void Named_accounts_alone_leave_the_unnamed_one_to_the_app()
    {
        var services = new ServiceCollection();
        services.AddServiceApiClient("acme", TestClient.Configure);
        using var provider = services.BuildServiceProvider();

        Assert.Null(provider.GetService<IServiceApiClient>());
        Assert.Null(provider.GetService<IServicesApi>());
        Assert.NotNull(provider.GetKeyedService<IServiceApiClient>("acme"));
    }

    [Fact]
    public void Nothing_depends_on_a_service_that_lives_shorter_than_itself()
    {
        var services = new ServiceCollection();
        services.AddServiceApiClient(TestClient.Configure);
        using var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        Assert.NotNull(provider.GetRequiredService<IServiceApiClient>());
    }

    [Fact]
    public async Task Accounts_share_neither_token_nor_bucket()
    {
        await using var client = new TestClient(options => options.Throttling.UsagePlans[Operation] = new() { RatePerSecond = 0.01, Burst = 1 });

        await client.Client.CallAsync();
        await client.OtherClient.CallAsync();

        Assert.Equal(["token-1", "token-2"], client.Service.Requests.Select(request => request.Token));
        Assert.Equal(client.Time.GetUtcNow(), client.Service.Requests[1].At);
    }

    [Fact]
    public async Task What_the_app_brings_is_used()
    {
        var time = new VirtualTime();
        var service = new ScriptedService(time);
        var limiters = Substitute.For<IUsagePlanLimiterFactory>();
        using var limiter = new ConcurrencyLimiter(new() { PermitLimit = 1 });
        limiters.Create(Arg.Any<UsagePlanScope>()).Returns(limiter);
        var services = new ServiceCollection().AddSingleton<TimeProvider>(time).AddSingleton(limiters);
        services.AddServiceApiClient(TestClient.Configure).CallsInMemory(service);
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<IServiceApiClient>().CallAsync();

        Assert.Same(time, provider.GetRequiredService<TimeProvider>());
        var scope = (UsagePlanScope)Assert.Single(limiters.ReceivedCalls()).GetArguments()[0]!;
        Assert.Equal(
            new UsagePlanScope("", new("https://sellingpartnerapi-na.amazon.com"), ServicesApiOperations.CompleteServiceJobByServiceJobId, new UsagePlan(5, 20)),
            scope);
    }

    [Fact]
    public async Task A_client_that_the_app_has_registered_stays_also_for_those_who_register_ours()
    {
        var mine = Substitute.For<IServiceApiClient>();
        var services = new ServiceCollection().AddSingleton(mine);
        services.AddServiceApiClient(TestClient.Configure);
        await using var provider = services.BuildServiceProvider();

        Assert.Same(mine, provider.GetRequiredService<IServiceApiClient>());
    }

    [Fact]
    public async Task To_register_an_account_twice_adds_to_its_options_and_does_nothing_else()
    {
        var time = new VirtualTime();
        var service = new ScriptedService(time);
        var services = new ServiceCollection().AddSingleton<TimeProvider>(time);
        services.AddServiceApiClient(TestClient.Configure).CallsInMemory(service);
        var registered = services.Count(descriptor => !IsOfOptions(descriptor));
        services.AddServiceApiClient(options => options.ApplicationName = "Second");
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<IServiceApiClient>().CallAsync();

        Assert.Equal(registered, services.Count(descriptor => !IsOfOptions(descriptor)));
        Assert.StartsWith("Second/1.2.3 ", Assert.Single(service.Requests).Headers["User-Agent"], StringComparison.Ordinal);
        Assert.Single(provider.GetServices<IServiceApiClient>());
    }

    [Fact]
    public void To_register_an_account_twice_does_not_tell_its_violations_twice()
    {
        var services = new ServiceCollection();
        services.AddServiceApiClient(TestClient.Configure);
        services.AddServiceApiClient(options => options.Region = null);
        using var provider = services.BuildServiceProvider();

        Assert.Single(Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IServiceApiClient>()).Failures);
    }

    [Fact]
    public async Task Tokens_may_come_from_a_source_of_the_apps_own()
    {
        var service = new ScriptedService(TimeProvider.System);
        var services = new ServiceCollection().AddSingleton<IAccessTokenProvider, OwnTokens>();
        services.AddServiceApiClient(options => options.Region = ServiceApiRegion.Europe)
            .CallsInMemory(service)
            .UseAccessTokenProvider(provider => provider.GetRequiredService<IAccessTokenProvider>());
        services.AddServiceApiClient("acme", TestClient.Configure).CallsInMemory(service);
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<IServiceApiClient>().CallAsync();
        await provider.GetRequiredKeyedService<IServiceApiClient>("acme").CallAsync();

        Assert.Equal(["mine", "token-1"], service.Requests.Select(request => request.Token));
    }

    [Theory]
    [InlineData(ServiceApiRegion.NorthAmerica, false, "https://sellingpartnerapi-na.amazon.com/")]
    [InlineData(ServiceApiRegion.Europe, false, "https://sellingpartnerapi-eu.amazon.com/")]
    [InlineData(ServiceApiRegion.FarEast, false, "https://sellingpartnerapi-fe.amazon.com/")]
    [InlineData(ServiceApiRegion.NorthAmerica, true, "https://sandbox.sellingpartnerapi-na.amazon.com/")]
    [InlineData(ServiceApiRegion.Europe, true, "https://sandbox.sellingpartnerapi-eu.amazon.com/")]
    [InlineData(ServiceApiRegion.FarEast, true, "https://sandbox.sellingpartnerapi-fe.amazon.com/")]
    public async Task Every_region_has_its_hosts(ServiceApiRegion region, bool isSandbox, string host)
    {
        await using var client = new TestClient(options => (options.Region, options.UseAmazonSandbox) = (region, isSandbox));

        await client.Client.CallAsync();

        Assert.Equal($"{host}service/v1/serviceJobs/{Account.JobId}/completions", Assert.Single(client.Service.Requests).Address.AbsoluteUri);
    }

    [Theory]
    [InlineData("http://localhost:4711")]
    [InlineData("http://127.0.0.1:4711/")]
    [InlineData("https://example.com")]
    public async Task An_endpoint_of_the_apps_own_comes_before_the_regions(string endpoint)
    {
        await using var client = new TestClient(options => (options.UseAmazonSandbox, options.Endpoint) = (true, new(endpoint)));

        await client.Client.CallAsync();

        Assert.Equal($"{endpoint.TrimEnd('/')}/service/v1/serviceJobs/{Account.JobId}/completions", Assert.Single(client.Service.Requests).Address.AbsoluteUri);
    }

    [Fact]
    public async Task Amazons_sandbox_has_a_plan_of_its_own_which_can_be_overridden()
    {
        var limiters = Substitute.For<IUsagePlanLimiterFactory>();
        limiters.Create(Arg.Any<UsagePlanScope>()).Returns(_ => new ConcurrencyLimiter(new() { PermitLimit = 1 }));
        var services = new ServiceCollection().AddSingleton(limiters);
        var service = new ScriptedService(TimeProvider.System);
        services.AddServiceApiClient(options =>
        {
            TestClient.Configure(options);
            options.UseAmazonSandbox = true;
            options.Throttling.UsagePlans["cancelReservation"] = new() { Burst = 2, InitialPermits = 1 };
        }).CallsInMemory(service);
        await using var provider = services.BuildServiceProvider();
        var client = provider.GetRequiredService<IServiceApiClient>();

        await client.Jobs.CompleteAsync("j");
        await client.Reservations.CancelAsync("r", "ATVPDKIKX0DER");

        var scopes = limiters.ReceivedCalls().Select(call => (UsagePlanScope)call.GetArguments()[0]!).ToList();
        Assert.Equal([new UsagePlan(5, 15), new UsagePlan(5, 2)], scopes.Select(scope => scope.UsagePlan));
        Assert.Equal([null, 1], scopes.Select(scope => scope.InitialPermits));
    }

    [Fact]
    public async Task The_factory_of_the_http_clients_logs_no_request()
    {
        var logger = Substitute.For<ILogger>();
        logger.IsEnabled(Arg.Any<LogLevel>()).Returns(true);
        var logging = Substitute.For<ILoggerProvider>();
        logging.CreateLogger(Arg.Any<string>()).Returns(logger);
        var service = new ScriptedService(TimeProvider.System);
        var services = new ServiceCollection().AddLogging(builder => builder.SetMinimumLevel(LogLevel.Trace).AddProvider(logging));
        services.AddServiceApiClient(TestClient.Configure).CallsInMemory(service);
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<IServiceApiClient>().CallAsync();

        Assert.Single(service.Requests);
        var categories = logging.ReceivedCalls().Where(call => call.GetMethodInfo().Name == nameof(ILoggerProvider.CreateLogger)).Select(call => (string)call.GetArguments()[0]!);
        Assert.DoesNotContain(categories, category => category.StartsWith("System.Net.Http", StringComparison.Ordinal));
        Assert.Contains("ServiceApi.Client", categories);
    }

    [Fact]
    public async Task The_end_of_the_app_ends_its_limiters()
    {
        var limiters = Substitute.For<IUsagePlanLimiterFactory>();
        var limiter = new ConcurrencyLimiter(new() { PermitLimit = 1 });
        limiters.Create(Arg.Any<UsagePlanScope>()).Returns(limiter);
        var services = new ServiceCollection().AddSingleton(limiters);
        services.AddServiceApiClient(TestClient.Configure).CallsInMemory(new(TimeProvider.System));
        var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<IServiceApiClient>().CallAsync();

        await provider.DisposeAsync();

        Assert.Throws<ObjectDisposedException>(() => limiter.AttemptAcquire());
    }

    // Each registration sets options; the container takes any number of those.
    private static bool IsOfOptions(ServiceDescriptor descriptor) =>
        descriptor.ServiceType.IsGenericType && descriptor.ServiceType.GetGenericTypeDefinition() is var type && (type == typeof(IConfigureOptions<>) || type == typeof(IPostConfigureOptions<>));

    private sealed class OwnTokens : IAccessTokenProvider
    {
        public ValueTask<AccessToken> GetAccessTokenAsync(CancellationToken cancellationToken) => new(new AccessToken("mine", DateTimeOffset.MaxValue));
    }

    private static ServiceProvider Registered(Action<IServiceCollection> more)
    {
        var services = new ServiceCollection();
        services.AddServiceApiClient(TestClient.Configure);
        more(services);
        return services.BuildServiceProvider();
    }
}
