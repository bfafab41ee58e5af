using System.Threading.RateLimiting;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Idling;

namespace ServiceApi.Client.Throttling;

/// <summary>
/// The limiters of one account at one endpoint, one for each operation that has a usage plan. While no call holds any, those
/// that are as good as new are let go; the rate that the service named is remembered.
/// </summary>
internal sealed class UsagePlanLimiters(
    string account,
    Uri endpoint,
    ThrottlingOptions options,
    Func<Operation, UsagePlan?> planOf,
    IUsagePlanLimiterFactory factory,
    IdleSweep sweep,
    TimeProvider time) : ISweepable, IDisposable
{
    private const int LettingGo = int.MinValue / 2;

    private readonly Lock _lock = new();
    private volatile KeptLimiter[] _limiters = []; // few, and another array with every change
    private Dictionary<string, double>? _rates; // of limiters that were let go, where one made from the options alone would differ
    private Dictionary<string, long>? _refusals; // when the service last refused a call
    private int _users; // far below 0 while limiters are let go
    private bool _disposed;

    /// <summary>Keeps all limiters until the use is disposed: a call holds none beyond it, so that no second one is made beside one in use.</summary>
    public Use Enter()
    {
        if (Interlocked.Increment(ref _users) < 0)
        {
            // The limiters that are being let go may still be found; who holds the lock lets them go.
            _lock.Enter();
            _lock.Exit();
        }

        return new(this);
    }

    /// <summary>The operation's limiter, which is held no longer than the use that was entered before; null when no usage plan is known.</summary>
    public UsagePlanLimiter? Find(Operation operation) =>
        Kept(operation.Id)?.Limiter ?? (Scope(operation) is { } scope ? GetOrCreate(scope) : null);

    /// <summary>Remembers the rate that the service named, beyond the limiter's own life.</summary>
    public void Learn(Operation operation, double ratePerSecond)
    {
        if (UsagePlanBucket.IsRate(ratePerSecond) && Kept(operation.Id) is { } kept)
        {
            kept.Rate = ratePerSecond;
        }
    }

    /// <summary>Remembers that the service has refused a call, beyond the limiter's own life.</summary>
    public void Refuse(Operation operation)
    {
        lock (_lock)
        {
            (_refusals ??= new(StringComparer.Ordinal))[operation.Id] = time.GetTimestamp();
        }
    }

    /// <summary>How it stands with each usage plan of which something is known.</summary>
    public IReadOnlyList<UsagePlanState> Observe()
    {
        using var use = Enter();
        lock (_lock)
        {
            var operations = _limiters.Select(kept => kept.Operation).Union(_refusals?.Keys.AsEnumerable() ?? [], StringComparer.Ordinal);
            return [.. operations.Select(operation => new UsagePlanState(
                operation,
                Kept(operation)?.Limiter.GetStatistics()?.CurrentQueuedCount ?? 0,
                _refusals is not null && _refusals.TryGetValue(operation, out var at) ? at : null))];
        }
    }

    public bool LetGo()
    {
        lock (_lock)
        {
            if (_disposed || _limiters.Length == 0)
            {
                return true;
            }

            if (Interlocked.CompareExchange(ref _users, LettingGo, 0) != 0)
            {
                return false;
            }

            try
            {
                LetGoOfIdle();
                return _limiters.Length == 0;
            }
            finally
            {
                Interlocked.Add(ref _users, -LettingGo);
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            foreach (var kept in _limiters)
            {
                kept.Limiter.Dispose();
            }
        }
    }

    private KeptLimiter? Kept(string operation)
    {
        foreach (var kept in _limiters)
        {
            if (kept.Operation == operation)
            {
                return kept;
            }
        }

        return null;
    }

    private UsagePlanLimiter GetOrCreate(UsagePlanScope scope)
    {
        // One at a time, so that no second bucket is made; a factory that throws is asked again by the next call.
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (Kept(scope.Operation.Id) is { } found)
            {
                return found.Limiter;
            }

            var kept = Create(scope);
            if (_limiters.Length == 0)
            {
                sweep.Watch(this);
            }

            _limiters = [.. _limiters, kept];
            return kept.Limiter;
        }
    }

    private UsagePlanScope? Scope(Operation operation)
    {
        var documented = planOf(operation);
        var given = options.UsagePlans.TryGetValue(operation.Id, out var plan) ? plan : null;
        if ((given?.RatePerSecond ?? documented?.RatePerSecond, given?.Burst ?? documented?.Burst) is not ({ } rate, { } burst))
        {
            return null;
        }

        return new UsagePlanScope(account, endpoint, operation, new UsagePlan(rate, burst))
        {
            IsRateCeiling = given?.RatePerSecond is not null,
            InitialPermits = given?.InitialPermits,
        };
    }

    private KeptLimiter Create(UsagePlanScope scope)
    {
        if (_rates is not { } rates || !rates.TryGetValue(scope.Operation.Id, out var rate))
        {
            return new(Wrap(factory.Create(scope)), scope);
        }

        // The one before it was let go when it was full: this one does not start as after a crash.
        var kept = new KeptLimiter(Wrap(factory.Create(scope with { InitialPermits = null })), scope) { Rate = rate };
        kept.Limiter.UpdateRate(rate);
        return kept;
    }

    private UsagePlanLimiter Wrap(RateLimiter limiter) => limiter as UsagePlanLimiter ?? new WrappedLimiter(limiter, time);

    private void LetGoOfIdle()
    {
        foreach (var kept in _limiters)
        {
            if (kept.Limiter.IdleDuration is null)
            {
                continue;
            }

            _limiters = [.. _limiters.Where(other => other != kept)];
            if (kept.DiffersFromNew)
            {
                (_rates ??= new(StringComparer.Ordinal))[kept.Operation] = kept.Rate;
            }
            else
            {
                _rates?.Remove(kept.Operation);
            }

            kept.Limiter.Dispose();
        }
    }

    /// <summary>The time in which a call may hold limiters.</summary>
    internal readonly struct Use(UsagePlanLimiters limiters) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref limiters._users);
    }
}
