using Microsoft.Extensions.Diagnostics.HealthChecks;
using ServiceApi.Client;
using ServiceApi.Client.Providers;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers health checks for clients of Amazon's Services API.</summary>
public static class ServiceApiHealthChecksBuilderExtensions
{
    /// <summary>
    /// Registers a health check of one account, which sends no request to the Services API: whether there is an access token, which is fetched where none is
    /// held; and, as <see cref="HealthStatus.Degraded"/>, whether the service refused calls within the last minute since their usage plan was exceeded.
    /// </summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="account">The account's name, as <c>AddServiceApiClient</c> was given it; empty for the one without a name.</param>
    /// <param name="name">The name of the health check; null for <c>ServiceApi.Client</c>, followed by the account's name if it has one.</param>
    /// <param name="failureStatus">What to report when there is no access token; null for <see cref="HealthStatus.Unhealthy"/>.</param>
    /// <param name="tags">By which the app chooses among its health checks; null for none.</param>
    /// <param name="timeout">The longest that one check may take; null for no limit but those of the token request, and up to 30 seconds more after failures.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>The check's data tells for each operation in use how many calls wait for their turn. Nothing that it reports is secret.</remarks>
    public static IHealthChecksBuilder AddServiceApiClient(
        this IHealthChecksBuilder builder,
        string account = "",
        string? name = null,
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        TimeSpan? timeout = null) =>
        builder.AddProviderClient<ServiceApiClientOptions>(account, name ?? (account is { Length: > 0 } ? $"ServiceApi.Client:{account}" : "ServiceApi.Client"), failureStatus, tags, timeout);
}
