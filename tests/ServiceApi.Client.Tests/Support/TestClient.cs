using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using ServiceApi.Client.Contract;
using ServiceApi.Client.DependencyInjection;
using ServiceApi.Client.Resilience;
using ServiceApi.Client.Tests.Shared;
using ServiceApi.Client.Throttling;

namespace ServiceApi.Client.Tests.Support;

/// <summary>The library as an app registers it, on a clock and a service of the test's.</summary>
internal sealed class TestClient : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly ConcurrentDictionary<(string Account, string Operation), RateLimiter> _limiters = new();

    public TestClient(Action<ServiceApiClientOptions>? configure = null, Action<ProviderClientBuilder<ServiceApiClientOptions>>? build = null)
    {
        Service = new(Time);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton<Jitter>(new LongestWaits());
        services.AddSingleton<IUsagePlanLimiterFactory>(new KeptLimiters(new UsagePlanBucketFactory(Time), _limiters));
        Add(services, "", configure, build);
        Add(services, Other, configure, build);
        _services = services.BuildServiceProvider();
    }

    public const string Other = "other";

    public VirtualTime Time { get; } = new();

    public ScriptedService Service { get; }

    public IServiceProvider Services => _services;

    public IServiceApiClient Client => _services.GetRequiredService<IServiceApiClient>();

    public IServiceApiClient OtherClient => _services.GetRequiredKeyedService<IServiceApiClient>(Other);

    public static void Configure(ServiceApiClientOptions options)
    {
        options.Region = ServiceApiRegion.NorthAmerica;
        options.ApplicationName = "Tests";
        options.ApplicationVersion = "1.2.3";
        options.Authentication.ClientId = "client-id";
        options.Authentication.ClientSecret = "client-secret";
        options.Authentication.RefreshToken = "refresh-token";
    }

    /// <summary>Lets a call run to its end, moving the clock whenever it waits, or hangs until a time limit ends it.</summary>
    public async Task<T> RunAsync<T>(Task<T> call)
    {
        while (true)
        {
            TimeSpan? wait = null;
            await Eventually.TrueAsync(() => call.IsCompleted || (wait = Service.IsHanging ? Time.NextTimer : Time.NextWait) is not null);
            if (call.IsCompleted)
            {
                return await call;
            }

            Time.Advance(wait!.Value);
        }
    }

    /// <summary>The limiter of an operation of the account without a name.</summary>
    public async Task<RateLimiter> LimiterAsync(Operation operation)
    {
        RateLimiter? limiter = null;
        await Eventually.TrueAsync(() => _limiters.TryGetValue(("", operation.Id), out limiter));
        return limiter!;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private void Add(ServiceCollection services, string name, Action<ServiceApiClientOptions>? configure, Action<ProviderClientBuilder<ServiceApiClientOptions>>? build)
    {
        var builder = services.AddServiceApiClient(name, options =>
        {
            Configure(options);
            configure?.Invoke(options);
        });
        builder.HttpClient.ConfigurePrimaryHttpMessageHandler(Service.ApiHandler);
        builder.TokenHttpClient.ConfigurePrimaryHttpMessageHandler(Service.TokenHandler);
        build?.Invoke(builder);
    }

    private sealed class KeptLimiters(IUsagePlanLimiterFactory factory, ConcurrentDictionary<(string, string), RateLimiter> limiters) : IUsagePlanLimiterFactory
    {
        public RateLimiter Create(UsagePlanScope scope) => limiters[(scope.Account, scope.Operation.Id)] = factory.Create(scope);
    }

    /// <summary>No chance: every wait is as long as it may be.</summary>
    private sealed class LongestWaits : Jitter
    {
        public override double Next() => 1;
    }
}
