using Microsoft.Extensions.Diagnostics.HealthChecks;
using ServiceApi.Client.PostgreSql.HealthChecks;
using ServiceApi.Client.PostgreSql.Instances;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers a health check of what the processes of an app share.</summary>
public static class PostgreSqlHealthChecksBuilderExtensions
{
    /// <summary>Registers a health check that says whether usage plans are shared, as <c>UsePostgreSql</c> has it. It asks nothing: it tells how the last statements went.</summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="name">The name of the health check.</param>
    /// <param name="failureStatus">What to report while they are not; null for <see cref="HealthStatus.Degraded"/>, since calls go on.</param>
    /// <param name="tags">By which the app chooses among its health checks; null for none.</param>
    /// <returns>The same builder.</returns>
    public static IHealthChecksBuilder AddServiceApiPostgreSql(
        this IHealthChecksBuilder builder,
        string name = "ServiceApi.Client.PostgreSql",
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return builder.Add(new HealthCheckRegistration(
            name,
            services => new SharingHealthCheck(services.GetService<Instance>() ?? throw new InvalidOperationException("No account shares its usage plans: call UsePostgreSql on its registration.")),
            failureStatus ?? HealthStatus.Degraded,
            tags));
    }
}
