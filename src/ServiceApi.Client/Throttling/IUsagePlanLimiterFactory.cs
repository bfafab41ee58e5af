using System.Threading.RateLimiting;

namespace ServiceApi.Client.Throttling;

/// <summary>Makes the limiter of an operation. Register your own to put another in its place, such as one that many processes share.</summary>
public interface IUsagePlanLimiterFactory
{
    /// <summary>
    /// Makes the limiter for one operation of one account, when it is called for the first time, and again when it is called after
    /// its limiter was let go: while no call of the account is under way, limiters whose <see cref="RateLimiter.IdleDuration"/> is
    /// not null are disposed of.
    /// </summary>
    /// <param name="scope">Whose plan it is, and the plan.</param>
    /// <returns>A <see cref="UsagePlanLimiter"/>, or any other limiter, which is then wrapped. The client disposes it.</returns>
    RateLimiter Create(UsagePlanScope scope);
}
