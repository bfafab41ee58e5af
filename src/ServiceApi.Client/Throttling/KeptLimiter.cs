namespace ServiceApi.Client.Throttling;

/// <summary>A limiter and what to remember of it when it is let go.</summary>
internal sealed class KeptLimiter(UsagePlanLimiter limiter, UsagePlanScope scope)
{
    /// <summary>The id of its operation.</summary>
    public string Operation { get; } = scope.Operation.Id;

    public UsagePlanLimiter Limiter { get; } = limiter;

    /// <summary>The rate that the service named last, in requests per second; the plan's until then.</summary>
    public double Rate { get; set; } = scope.UsagePlan.RatePerSecond;

    /// <summary>Whether a full one is not what is made from the options alone.</summary>
    public bool DiffersFromNew => scope.InitialPermits is not null || !Rate.Equals(scope.UsagePlan.RatePerSecond);
}
