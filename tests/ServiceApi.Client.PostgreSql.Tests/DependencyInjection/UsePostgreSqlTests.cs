using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Npgsql;
using ServiceApi.Client.Authentication;
using ServiceApi.Client.Contract;
using ServiceApi.Client.DependencyInjection;
using ServiceApi.Client.PostgreSql.DependencyInjection;
using ServiceApi.Client.PostgreSql.Plans;
using ServiceApi.Client.PostgreSql.Tokens;
using ServiceApi.Client.Throttling;

namespace ServiceApi.Client.PostgreSql.Tests.DependencyInjection;

public sealed class UsePostgreSqlTests
{
    private const string Nowhere = "Host=127.0.0.1;Port=1;Username=nobody;Password=S33D";

    [Fact]
    public async Task It_holds_for_all_accounts_at_all_services()
    {
        var services = new ServiceCollection();
        AddAccount(services, "north");
        AddAccount(services, "south").UsePostgreSql(Nowhere);
        services.AddExtendClient(options => options.Authentication.PrivateKey = "key");
        await using var provider = services.BuildServiceProvider();

        Assert.IsType<SharedPlans>(provider.GetRequiredService<IUsagePlanLimiterFactory>());
        Assert.NotNull(provider.GetRequiredKeyedService<IServiceApiClient>("north"));
    }

    [Fact]
    public async Task It_takes_a_data_source_and_the_factory_s_builder_too_and_the_same_database_twice()
    {
        await using var source = NpgsqlDataSource.Create(Nowhere);
        var services = new ServiceCollection();
        services.AddServiceApiClientFactory().UsePostgreSql(source);
        AddAccount(services, "north").UsePostgreSql(source, options => options.Application = "desk");
        services.AddExtendClient(options => options.Authentication.PrivateKey = "key").UsePostgreSql(source);
        await using (var provider = services.BuildServiceProvider())
        {
            Assert.Equal("desk", provider.GetRequiredService<IOptions<PostgreSqlOptions>>().Value.Application);
            Assert.IsType<SharedPlan>(provider.GetRequiredService<IUsagePlanLimiterFactory>().Create(Scope("north")));
        }

        await Assert.ThrowsAsync<NpgsqlException>(async () => await source.OpenConnectionAsync()); // refused and not disposed of
    }

    [Theory]
    [InlineData("", 20)]
    [InlineData(";Max Auto Prepare=0", 0)]
    [InlineData(";maxautoprepare=5", 5)]
    public async Task Statements_are_kept_ready_unless_the_connection_string_says_otherwise(string setting, int expected)
    {
        var services = new ServiceCollection();
        AddAccount(services, "north").UsePostgreSql(Nowhere + setting);
        await using var provider = services.BuildServiceProvider();

        var source = provider.GetRequiredService<SharedDatabase>().Source;

        Assert.Equal(expected, new NpgsqlConnectionStringBuilder(source.ConnectionString).MaxAutoPrepare);
    }

    [Fact]
    public void A_container_may_be_disposed_of_without_waiting()
    {
        var services = new ServiceCollection();
        AddAccount(services, "north").UsePostgreSql(Nowhere);
        var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IUsagePlanLimiterFactory>().Create(Scope("north"));

        provider.Dispose();
    }

    [Fact]
    public void Another_database_is_refused()
    {
        var builder = AddAccount(new ServiceCollection(), "north").UsePostgreSql(Nowhere);

        var exception = Assert.Throws<InvalidOperationException>(() => builder.UsePostgreSql("Host=elsewhere"));

        Assert.Contains("another database already", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("S33D", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistake_in_the_connection_string_is_told_at_once()
    {
        var builder = AddAccount(new ServiceCollection(), "north");

        Assert.Throws<ArgumentException>(() => builder.UsePostgreSql("Hst=localhost;Password=S33D"));
        Assert.Throws<ArgumentException>(() => builder.UsePostgreSql(" "));
        Assert.Throws<ArgumentNullException>(() => builder.UsePostgreSql((NpgsqlDataSource)null!));
    }

    [Fact]
    public async Task Every_violation_of_the_options_is_named_and_no_key_is_repeated()
    {
        var services = new ServiceCollection();
        AddAccount(services, "north").UsePostgreSql(Nowhere, options =>
        {
            options.Application = new string('a', 101);
            options.MaxInstances = 0;
            options.MaxConnections = 0;
            options.TokenKey = "S33D";
        });
        await using var provider = services.BuildServiceProvider();

        var exception = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IUsagePlanLimiterFactory>().Create(Scope("north")));

        Assert.All(
            ["Application must be at most 100", "MaxInstances must be from 1 to 10000", "MaxConnections must be from 1 to 1000", "TokenKey must be the Base64 of 32 bytes"],
            text => Assert.Contains(text, exception.Message, StringComparison.Ordinal));
        Assert.DoesNotContain("S33D", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tokens_are_shared_with_a_key_or_a_protector_and_else_not()
    {
        Assert.IsType<UnsharedTokens>(await SharingAsync(_ => { }));
        Assert.IsType<SharedTokens>(await SharingAsync(_ => { }, services => services.AddSingleton<ITokenProtector>(new AesGcmTokenProtector(new byte[32]))));
        Assert.IsType<SharedTokens>(await SharingAsync(options => options.TokenKey = Convert.ToBase64String(new byte[32])));
    }

    [Fact]
    public async Task An_account_whose_name_cannot_be_stored_is_refused()
    {
        var services = new ServiceCollection();
        AddAccount(services, "north").UsePostgreSql(Nowhere);
        await using var provider = services.BuildServiceProvider();
        var limiters = provider.GetRequiredService<IUsagePlanLimiterFactory>();

        Assert.All(["a\0b", "a\ud800b", new string('a', 401)], name => Assert.Throws<ArgumentException>(() => limiters.Create(Scope(name))));
        limiters.Create(Scope(new string('\u20ac', 400))).Dispose();
    }

    [Fact]
    public async Task The_health_check_says_degraded_while_the_database_cannot_be_reached()
    {
        var services = new ServiceCollection();
        AddAccount(services, "north").UsePostgreSql(Nowhere);
        services.AddHealthChecks().AddServiceApiPostgreSql(tags: ["ready"]);
        await using var provider = services.BuildServiceProvider();
        var health = provider.GetRequiredService<HealthCheckService>();
        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync()).Status); // nothing has been tried

        using var limiter = provider.GetRequiredService<IUsagePlanLimiterFactory>().Create(Scope("north"));
        HealthReport report;
        do
        {
            await Task.Yield();
            report = await health.CheckHealthAsync();
        }
        while (report.Status == HealthStatus.Healthy);

        var entry = Assert.Single(report.Entries);
        Assert.Equal(("ServiceApi.Client.PostgreSql", HealthStatus.Degraded), (entry.Key, entry.Value.Status));
        Assert.Contains("NpgsqlException", entry.Value.Description, StringComparison.Ordinal);
        Assert.Contains("Calls wait", entry.Value.Description, StringComparison.Ordinal);
        Assert.DoesNotContain("S33D", entry.Value.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_health_check_needs_an_account_that_shares()
    {
        var services = new ServiceCollection();
        services.AddLogging().AddHealthChecks().AddServiceApiPostgreSql();
        await using var provider = services.BuildServiceProvider();

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => provider.GetRequiredService<HealthCheckService>().CheckHealthAsync());

        Assert.Contains("call UsePostgreSql", exception.Message, StringComparison.Ordinal);
    }

    private static async Task<IAccessTokenSharing> SharingAsync(Action<PostgreSqlOptions> configure, Action<IServiceCollection>? add = null)
    {
        var services = new ServiceCollection();
        AddAccount(services, "north").UsePostgreSql(Nowhere, configure);
        add?.Invoke(services);
        await using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IAccessTokenSharing>();
    }

    private static UsagePlanScope Scope(string account) =>
        new(account, new Uri("https://service.example"), ServicesApiOperations.GetServiceJobs, new UsagePlan(10, 40));

    private static ProviderClientBuilder<ServiceApiClientOptions> AddAccount(IServiceCollection services, string name) =>
        services.AddServiceApiClient(name, options =>
        {
            options.Region = ServiceApiRegion.Europe;
            options.ApplicationName = "Tests";
            options.Authentication.ClientId = options.Authentication.ClientSecret = options.Authentication.RefreshToken = "given";
        });
}
