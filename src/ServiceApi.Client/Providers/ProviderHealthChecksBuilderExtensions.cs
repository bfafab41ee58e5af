using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ServiceApi.Client.HealthChecks;

namespace ServiceApi.Client.Providers;

/// <summary>Registers health checks for accounts at any service: what the services' own methods call. Apps call those.</summary>
public static class ProviderHealthChecksBuilderExtensions
{
    /// <summary>Registers a health check of one account at a service.</summary>
    /// <typeparam name="TOptions">The service's options.</typeparam>
    /// <param name="builder">The health checks.</param>
    /// <param name="account">The account's name; empty for the one without a name.</param>
    /// <param name="name">The name of the health check.</param>
    /// <param name="failureStatus">What to report when there is no access token; null for <see cref="HealthStatus.Unhealthy"/>.</param>
    /// <param name="tags">By which the app chooses among its health checks; null for none.</param>
    /// <param name="timeout">The longest that one check may take; null for no limit but those of the token request, and up to 30 seconds more after failures.</param>
    /// <returns>The same builder.</returns>
    public static IHealthChecksBuilder AddProviderClient<TOptions>(
        this IHealthChecksBuilder builder,
        string account,
        string name,
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        TimeSpan? timeout = null)
        where TOptions : ProviderClientOptions, new()
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(account);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return builder.Add(new HealthCheckRegistration(
            name,
            services => new AccountHealthCheck<TOptions>(services, account),
            failureStatus,
            tags,
            timeout));
    }
}
