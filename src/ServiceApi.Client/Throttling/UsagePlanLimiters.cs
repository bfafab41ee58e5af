using System.Collections.Concurrent;
using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Throttling;

/// <summary>The limiters of one account at one endpoint, one for each operation that has a usage plan. They live as long as the account.</summary>
internal sealed class UsagePlanLimiters(
    string account,
    Uri endpoint,
    ThrottlingOptions options,
    Func<Operation, UsagePlan?> planOf,
    IUsagePlanLimiterFactory factory,
    TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<string, UsagePlanLimiter> _limiters = new(StringComparer.Ordinal);
    private bool _disposed;

    /// <summary>The operation's limiter; null when no usage plan is known.</summary>
    public UsagePlanLimiter? Find(Operation operation)
    {
        return _limiters.TryGetValue(operation.Id, out var limiter) ? limiter : Scope(operation) is { } scope ? GetOrCreate(scope) : null;
    }

    public void Dispose()
    {
        lock (_limiters)
        {
            _disposed = true;
            foreach (var limiter in _limiters.Values)
            {
                limiter.Dispose();
            }
        }
    }

    private UsagePlanLimiter GetOrCreate(UsagePlanScope scope)
    {
        // One at a time, so that no second bucket is made; a factory that throws is asked again by the next call.
        lock (_limiters)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _limiters.GetOrAdd(scope.Operation.Id, _ => Create(scope));
        }
    }

    private UsagePlanScope? Scope(Operation operation)
    {
        var documented = planOf(operation);
        var given = options.UsagePlans.TryGetValue(operation.Id, out var plan) ? plan : new UsagePlanOptions();
        if ((given.RatePerSecond ?? documented?.RatePerSecond, given.Burst ?? documented?.Burst) is not ({ } rate, { } burst))
        {
            return null;
        }

        return new UsagePlanScope(account, endpoint, operation, new UsagePlan(rate, burst))
        {
            IsRateCeiling = given.RatePerSecond is not null,
            InitialPermits = given.InitialPermits,
        };
    }

    private UsagePlanLimiter Create(UsagePlanScope scope)
    {
        var limiter = factory.Create(scope);
        return limiter as UsagePlanLimiter ?? new WrappedLimiter(limiter, time);
    }
}
