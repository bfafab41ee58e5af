using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServiceApi.Client.Extend;
using ServiceApi.Client.Faults.Tests.Watching;
using ServiceApi.Client.Testing;

namespace ServiceApi.Client.Faults.Tests.Worlds;

/// <summary>An app with several accounts at both services, the sandbox that stands for the services, and everything that looks on.</summary>
internal sealed class FaultWorld : IAsyncDisposable
{
    public const string Marketplace = SandboxJobs.DefaultMarketplaceId;
    public const string ListedMarketplace = "A1PA6795UKMFR9";
    public const string Technician = "ATECH000";
    public const string Store = "STORE-BIG";

    private const int AmazonAccounts = 4;
    private const int ExtendAccounts = 2;
    private const int Listed = 130;

    private readonly ServiceProvider _services;

    private FaultWorld(ServiceApiSandbox sandbox, ServiceApiSandbox elsewhere, TimeProvider time, LeakWatch leaks, DeadEnds deadEnds, ServiceProvider services)
    {
        (Sandbox, Elsewhere, Leaks, DeadEnds, _services) = (sandbox, elsewhere, leaks, deadEnds, services);
        Begun = new DateTimeOffset(time.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
        sandbox.Resources.Seed();
        sandbox.Resources.Add(Store);
        sandbox.Resources.SetSchedule(Store, $$"""[{"startTime":"{{Begun:yyyy-MM-dd}}T00:00:00Z","endTime":"{{Begun.AddDays(60):yyyy-MM-dd}}T00:00:00Z","capacity":2000000000}]""");
        ListedJobs = [.. sandbox.Jobs.Seed(Listed, ListedMarketplace).Order(StringComparer.Ordinal)];
    }

    public ServiceApiSandbox Sandbox { get; }

    /// <summary>Another host, which must not be asked for anything.</summary>
    public ServiceApiSandbox Elsewhere { get; }

    public LeakWatch Leaks { get; }

    public DeadEnds DeadEnds { get; }

    public WatchedLimiters Limiters => _services.GetRequiredService<WatchedLimiters>();

    /// <summary>The midnight before it all began.</summary>
    public DateTimeOffset Begun { get; }

    /// <summary>The ids of the jobs of <see cref="ListedMarketplace"/>, in order.</summary>
    public IReadOnlyList<string> ListedJobs { get; }

    public IReadOnlyList<IServiceApiClient> Clients => [.. Enumerable.Range(0, AmazonAccounts).Select(ClientOf)];

    public static async Task<FaultWorld> StartAsync(TimeProvider time, Action<ServiceApiClientOptions>? configure = null)
    {
        var sandbox = await ServiceApiSandbox.StartAsync(new()
        {
            TimeProvider = time,
            Accounts = [.. Enumerable.Range(0, AmazonAccounts).Select(number => new SandboxAccount
            {
                ClientId = $"{Secrets.Mark}-client-{number}",
                ClientSecret = $"{Secrets.Mark}-secret-{number}",
                RefreshToken = $"Atzr|{Secrets.Mark}-{number}",
            })],
            ExtendAccounts = [.. Enumerable.Range(0, ExtendAccounts).Select(number => new SandboxExtendAccount
            {
                PrivateKey = $"{Secrets.Mark}-key-{number}",
                ClientId = $"{Secrets.Mark}-extend-{number}",
                ClientSecret = $"{Secrets.Mark}-extend-secret-{number}",
            })],
        });
        var leaks = new LeakWatch();
        return new(sandbox, await ServiceApiSandbox.StartAsync(), time, leaks, new DeadEnds(), Register(sandbox, time, leaks, configure));
    }

    public IServiceApiClient ClientOf(int number) => _services.GetRequiredKeyedService<IServiceApiClient>($"amazon-{number % AmazonAccounts}");

    public IExtendClient ExtendClientOf(int number) => _services.GetRequiredKeyedService<IExtendClient>($"extend-{number % ExtendAccounts}");

    public SandboxExtendAccount ServicerOf(int number) => Sandbox.ExtendAccounts[number % ExtendAccounts];

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Sandbox.DisposeAsync();
        await Elsewhere.DisposeAsync();
        DeadEnds.Dispose();
        Leaks.Dispose();
    }

    private static ServiceProvider Register(ServiceApiSandbox sandbox, TimeProvider time, LeakWatch leaks, Action<ServiceApiClientOptions>? configure)
    {
        var services = new ServiceCollection();
        services.AddSingleton(time);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(leaks));
        services.AddTransient<TaggingHandler>();
        foreach (var (number, account) in sandbox.Accounts.Index())
        {
            var builder = services.AddServiceApiClient($"amazon-{number}", options =>
            {
                sandbox.Configure(options, account);
                configure?.Invoke(options);
            });
            builder.HttpClient.AddHttpMessageHandler<TaggingHandler>();
            builder.DocumentHttpClient.AddHttpMessageHandler<TaggingHandler>();
        }

        foreach (var (number, account) in sandbox.ExtendAccounts.Index())
        {
            services.AddExtendClient($"extend-{number}", options => sandbox.Configure(options, account)).HttpClient.AddHttpMessageHandler<TaggingHandler>();
        }

        WatchedLimiters.AddTo(services);
        return services.BuildServiceProvider();
    }
}
