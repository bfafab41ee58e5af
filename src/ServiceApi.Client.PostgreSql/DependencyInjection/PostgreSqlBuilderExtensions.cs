using Npgsql;
using ServiceApi.Client;
using ServiceApi.Client.DependencyInjection;
using ServiceApi.Client.PostgreSql;
using ServiceApi.Client.PostgreSql.DependencyInjection;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Shares the usage plans of an app, and its access tokens, with the other processes of the app.</summary>
public static class PostgreSqlBuilderExtensions
{
    /// <param name="builder">The registration of an account.</param>
    /// <typeparam name="TOptions">The options of the account's service.</typeparam>
    extension<TOptions>(ProviderClientBuilder<TOptions> builder)
        where TOptions : ProviderClientOptions, new()
    {
        /// <summary>Shares usage plans, and access tokens where there is a key for them, in a database: those of all accounts of the app, at all services.</summary>
        /// <param name="connectionString">Where the database is, as Npgsql takes it. Connections are pooled, and closed with the container.</param>
        /// <param name="configure">Sets the options; null for the defaults.</param>
        /// <returns>The same builder.</returns>
        /// <remarks>An <see cref="ServiceApi.Client.Throttling.IUsagePlanLimiterFactory"/> that was registered before gives way.</remarks>
        /// <exception cref="ArgumentException">The connection string is not one.</exception>
        /// <exception cref="InvalidOperationException">The app shares in another database already.</exception>
        public ProviderClientBuilder<TOptions> UsePostgreSql(string connectionString, Action<PostgreSqlOptions>? configure = null)
        {
            ArgumentNullException.ThrowIfNull(builder);
            Share(builder.Services, connectionString, configure);
            return builder;
        }

        /// <summary>Shares usage plans, and access tokens where there is a key for them, in a database that the app connects to: those of all accounts of the app, at all services.</summary>
        /// <param name="source">Connects to the database. It stays the app's own to dispose of.</param>
        /// <param name="configure">Sets the options; null for the defaults.</param>
        /// <returns>The same builder.</returns>
        /// <remarks>An <see cref="ServiceApi.Client.Throttling.IUsagePlanLimiterFactory"/> that was registered before gives way.</remarks>
        /// <exception cref="InvalidOperationException">The app shares in another database already.</exception>
        public ProviderClientBuilder<TOptions> UsePostgreSql(NpgsqlDataSource source, Action<PostgreSqlOptions>? configure = null)
        {
            ArgumentNullException.ThrowIfNull(builder);
            Share(builder.Services, source, configure);
            return builder;
        }
    }

    /// <param name="builder">The registration of accounts that are made at run time.</param>
    extension(ServiceApiClientFactoryBuilder builder)
    {
        /// <summary>Shares usage plans, and access tokens where there is a key for them, in a database: those of all accounts of the app, at all services.</summary>
        /// <param name="connectionString">Where the database is, as Npgsql takes it. Connections are pooled, and closed with the container.</param>
        /// <param name="configure">Sets the options; null for the defaults.</param>
        /// <returns>The same builder.</returns>
        /// <exception cref="ArgumentException">The connection string is not one.</exception>
        /// <exception cref="InvalidOperationException">The app shares in another database already.</exception>
        public ServiceApiClientFactoryBuilder UsePostgreSql(string connectionString, Action<PostgreSqlOptions>? configure = null)
        {
            ArgumentNullException.ThrowIfNull(builder);
            Share(builder.Services, connectionString, configure);
            return builder;
        }

        /// <summary>Shares usage plans, and access tokens where there is a key for them, in a database that the app connects to: those of all accounts of the app, at all services.</summary>
        /// <param name="source">Connects to the database. It stays the app's own to dispose of.</param>
        /// <param name="configure">Sets the options; null for the defaults.</param>
        /// <returns>The same builder.</returns>
        /// <exception cref="InvalidOperationException">The app shares in another database already.</exception>
        public ServiceApiClientFactoryBuilder UsePostgreSql(NpgsqlDataSource source, Action<PostgreSqlOptions>? configure = null)
        {
            ArgumentNullException.ThrowIfNull(builder);
            Share(builder.Services, source, configure);
            return builder;
        }
    }

    private static void Share(IServiceCollection services, string connectionString, Action<PostgreSqlOptions>? configure)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        _ = new NpgsqlConnectionStringBuilder(connectionString); // a mistake in it is told here
        SharedDatabaseRegistration.Add(services, connectionString, _ => new SharedDatabase(connectionString), configure);
    }

    private static void Share(IServiceCollection services, NpgsqlDataSource source, Action<PostgreSqlOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(source);
        SharedDatabaseRegistration.Add(services, source, _ => new SharedDatabase(source), configure);
    }
}
