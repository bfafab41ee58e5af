using Microsoft.Extensions.Diagnostics.HealthChecks;
using ServiceApi.Client.Extend;
using ServiceApi.Client.Providers;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers health checks for clients of Extend's API.</summary>
public static class ExtendHealthChecksBuilderExtensions
{
    /// <summary>
    /// Registers a health check of one account, which sends no request to the API: whether there is an access token, which is fetched where none is held. A permanent
    /// key is taken to be one.
    /// </summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="account">The account's name, as <c>AddExtendClient</c> was given it; empty for the one without a name.</param>
    /// <param name="name">The name of the health check; null for <c>ServiceApi.Client.Extend</c>, followed by the account's name if it has one.</param>
    /// <param name="failureStatus">What to report when there is no access token; null for <see cref="HealthStatus.Unhealthy"/>.</param>
    /// <param name="tags">By which the app chooses among its health checks; null for none.</param>
    /// <param name="timeout">The longest that one check may take; null for no limit but those of the token request, and up to 30 seconds more after failures.</param>
    /// <returns>The same builder.</returns>
    public static IHealthChecksBuilder AddExtendClient(
        this IHealthChecksBuilder builder,
        string account = "",
        string? name = null,
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        TimeSpan? timeout = null) =>
        builder.AddProviderClient<ExtendClientOptions>(account, name ?? (account is { Length: > 0 } ? $"ServiceApi.Client.Extend:{account}" : "ServiceApi.Client.Extend"), failureStatus, tags, timeout);
}
