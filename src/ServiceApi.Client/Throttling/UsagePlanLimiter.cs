using System.Threading.RateLimiting;

namespace ServiceApi.Client.Throttling;

/// <summary>
/// Keeps the calls of one operation of one account within its <see cref="Contract.UsagePlan"/>. It hands out one permit for
/// every request that is sent, in the order in which they were asked for.
/// </summary>
/// <remarks>
/// Any other <see cref="RateLimiter"/> can stand in its place; it is then wrapped, and knows neither new rates nor how to
/// take a permit back.
/// </remarks>
public abstract class UsagePlanLimiter : RateLimiter
{
    /// <summary>Waits for a permit, or refuses at once when the wait would be longer than is bearable.</summary>
    /// <param name="maxWait">The longest wait; zero to refuse rather than wait at all.</param>
    /// <param name="atHead">Whether to wait before those who came earlier: for a call that had its permit and gave it back.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>
    /// A lease that is acquired; or one that is not, whose <see cref="MetadataName.RetryAfter"/> is the wait that was refused.
    /// </returns>
    /// <exception cref="OperationCanceledException">The wait was cancelled. No permit was taken.</exception>
    public abstract ValueTask<RateLimitLease> AcquireAsync(TimeSpan maxWait, bool atHead, CancellationToken cancellationToken);

    /// <summary>Takes back a permit with which nothing was sent.</summary>
    /// <param name="lease">The permit, which is disposed afterwards.</param>
    public abstract void Return(RateLimitLease lease);

    /// <summary>Tells that the request for which a permit was granted has been answered: it has reached the service by now.</summary>
    /// <param name="lease">The permit, which is disposed afterwards. One that is disposed without this counts as spent from then on.</param>
    /// <remarks>Not called after 429, for which <see cref="Penalize"/> is, nor when no answer came. Does nothing unless overridden.</remarks>
    public virtual void ConfirmArrival(RateLimitLease lease)
    {
    }

    /// <summary>Hands out no permit for a while; at its end one is due, and the others flow in from there: the service has refused a request with 429.</summary>
    /// <param name="delay">For how long, from now on.</param>
    public abstract void Penalize(TimeSpan delay);

    /// <summary>Follows the rate that the service names in its answers. The burst stays.</summary>
    /// <param name="ratePerSecond">Requests per second; ignored unless it is a number of at least 0.001.</param>
    public abstract void UpdateRate(double ratePerSecond);
}
