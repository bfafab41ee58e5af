using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ServiceApi.Client.Authentication;
using ServiceApi.Client.DependencyInjection;

namespace ServiceApi.Client.HealthChecks;

/// <summary>Whether an account can make calls: there is a token, and its usage plans are not overdrawn.</summary>
internal sealed class AccountHealthCheck<TOptions>(IServiceProvider services, string account) : IHealthCheck
{
    /// <summary>How long a refusal counts.</summary>
    private static readonly TimeSpan LifeOfRefusal = TimeSpan.FromMinutes(1);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var parts = services.GetKeyedService<AccountParts<TOptions>>(account)
            ?? throw new InvalidOperationException($"There is no {(account.Length == 0 ? "account without a name" : $"account {account}")} to check: register it, or give the health check the name of one that is.");
        try
        {
            await parts.Tokens.GetAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (TokenUnavailableException exception)
        {
            return new(context.Registration.FailureStatus, $"There is no access token: {Reason(exception.InnerException!)}.");
        }

        var time = services.GetRequiredService<TimeProvider>();
        var plans = parts.Limiters.Observe();
        var data = plans.ToDictionary(plan => plan.Operation, object (plan) => plan.Queued, StringComparer.Ordinal);
        var refused = plans.Where(plan => plan.RefusedAt is { } at && time.GetElapsedTime(at) < LifeOfRefusal).Select(plan => plan.Operation).ToList();
        return refused.Count == 0
            ? HealthCheckResult.Healthy("There is an access token, and no usage plan was exceeded within the last minute.", data)
            : HealthCheckResult.Degraded($"The service refused calls within the last minute since their usage plan was exceeded: {string.Join(", ", refused)}.", data: data);
    }

    private static string Reason(Exception cause) =>
        cause is TokenRequestException refusal ? $"{refusal.Message} ({TokenRequestException.KindOf(cause)})" : TokenRequestException.KindOf(cause);
}
