using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using ServiceApi.Client.Authentication;
using ServiceApi.Client.PostgreSql.Database;
using ServiceApi.Client.PostgreSql.Instances;
using ServiceApi.Client.PostgreSql.Plans;
using ServiceApi.Client.PostgreSql.Tokens;
using ServiceApi.Client.Throttling;

namespace ServiceApi.Client.PostgreSql.DependencyInjection;

/// <summary>Which database an app has been told to share in. There is one for all of its accounts.</summary>
/// <param name="where">The connection string, or the data source.</param>
internal sealed class SharedDatabaseRegistration(object where)
{
    public static void Add(IServiceCollection services, object where, Func<IServiceProvider, SharedDatabase> connect, Action<PostgreSqlOptions>? configure)
    {
        if (services.FirstOrDefault(service => service.ServiceType == typeof(SharedDatabaseRegistration))?.ImplementationInstance is SharedDatabaseRegistration other)
        {
            if (!other.Is(where))
            {
                throw new InvalidOperationException("The usage plans of this app are shared in another database already. All accounts of an app share in one.");
            }
        }
        else
        {
            services.AddSingleton(new SharedDatabaseRegistration(where));
            services.AddSingleton(connect);
            AddParts(services);
        }

        if (configure is not null)
        {
            services.Configure(configure);
        }
    }

    private bool Is(object other) => where.Equals(other);

    private static void AddParts(IServiceCollection services)
    {
        services.AddOptions<PostgreSqlOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PostgreSqlOptions>, PostgreSqlOptionsValidator>());
        services.AddSingleton<InstanceClock>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<PostgreSqlOptions>>().Value);
        services.AddSingleton<IPlanDatabase>(provider => new PlanDatabase(SourceOf(provider), provider.GetRequiredService<PostgreSqlOptions>(), provider.GetRequiredService<InstanceClock>()));
        services.AddSingleton(provider => new SchemaInstallation(SourceOf(provider), provider.GetRequiredService<PostgreSqlOptions>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new Instance(
            provider.GetRequiredService<IPlanDatabase>(),
            provider.GetRequiredService<SchemaInstallation>().EnsureAsync,
            provider.GetRequiredService<PostgreSqlOptions>(),
            provider.GetRequiredService<InstanceClock>(),
            LoggerOf(provider)));
        services.Replace(ServiceDescriptor.Singleton<IUsagePlanLimiterFactory, SharedPlans>());
        services.AddSingleton<IAccessTokenSharing>(ShareTokens);
    }

    private static IAccessTokenSharing ShareTokens(IServiceProvider services)
    {
        var protector = services.GetRequiredService<PostgreSqlOptions>().TokenKey is { } key
            ? new AesGcmTokenProtector(Convert.FromBase64String(key))
            : services.GetService<ITokenProtector>();
        return protector is null
            ? new UnsharedTokens()
            : new SharedTokens(SourceOf(services), protector, services.GetRequiredService<TimeProvider>(), LoggerOf(services), services.GetRequiredService<SchemaInstallation>().EnsureAsync);
    }

    private static ILogger LoggerOf(IServiceProvider services) => services.GetRequiredService<ILoggerFactory>().CreateLogger("ServiceApi.Client.PostgreSql");

    private static NpgsqlDataSource SourceOf(IServiceProvider services) => services.GetRequiredService<SharedDatabase>().Source;
}
