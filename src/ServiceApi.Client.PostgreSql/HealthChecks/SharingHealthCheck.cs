using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ServiceApi.Client.PostgreSql.Instances;

namespace ServiceApi.Client.PostgreSql.HealthChecks;

/// <summary>Whether usage plans are shared.</summary>
internal sealed class SharingHealthCheck(Instance instance) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(instance.Trouble is { } trouble
            ? new HealthCheckResult(context.Registration.FailureStatus, $"The usage plans are not shared: the database does not answer as it should ({trouble}). {Consequence}")
            : HealthCheckResult.Healthy(instance.Standing is Standing.Connected ? $"The usage plans are shared. {KeptFree}".TrimEnd() : "No usage plan has been in use lately."));

    private string Consequence => instance.Standing is Standing.CutOff { Seat: null }
        ? "Calls wait, since this instance does not know its share of them."
        : "Calls go on with no more than this instance's share of them.";

    private string KeptFree => instance.GivenOut < 1
        ? string.Create(CultureInfo.InvariantCulture, $"{1 - instance.GivenOut:0 %} of each is kept free for instances that have fallen silent, for half a minute.")
        : "";
}
