using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Throttling;

/// <summary>Whose usage plan a limiter keeps to: one operation of one account at one endpoint.</summary>
/// <param name="Account">
/// The name under which this app has registered the account; empty for the one without a name. It is no identity beyond the
/// app: who shares plans between apps must know whose account it is.
/// </param>
/// <param name="Endpoint">The service's address.</param>
/// <param name="Operation">The operation.</param>
/// <param name="UsagePlan">The plan in force: the documented one, or what the options say.</param>
public sealed record UsagePlanScope(string Account, Uri Endpoint, Operation Operation, UsagePlan UsagePlan)
{
    /// <summary>Whether the app has set the rate, so that the service's header must not raise it.</summary>
    public bool IsRateCeiling { get; init; }

    /// <summary>Requests that may be sent at once right after the start; null for the whole burst.</summary>
    public int? InitialPermits { get; init; }
}
