using System.Threading.RateLimiting;
using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Throttling;

/// <summary>Hands out the permits of one usage plan, and keeps the queue of those who wait for one. A timer runs only while somebody waits.</summary>
internal sealed class UsagePlanBucket : UsagePlanLimiter
{
    private const double RoundingError = ServiceBucket.RoundingError;

    /// <summary>A rate in the service's answer below this is taken for a mistake.</summary>
    private const double LowestRate = 0.001;

    private readonly Lock _lock = new();
    private readonly PermitQueue _queue = new();
    private readonly ServiceBucket _bucket;
    private readonly TimeProvider _time;
    private readonly long _origin;
    private readonly double _highestRate;
    private ITimer? _timer;
    private long _granted;
    private long _refused;
    private bool _disposed;

    /// <param name="plan">The plan to keep to.</param>
    /// <param name="isRateCeiling">Whether the app has set the plan's rate, so that the service's header must not raise it.</param>
    /// <param name="initialPermits">The first burst, where it must be lower than the plan's.</param>
    /// <param name="roundTrips">What is known of the way to the service.</param>
    /// <param name="time">The clock.</param>
    public UsagePlanBucket(UsagePlan plan, bool isRateCeiling, int? initialPermits, RoundTrips roundTrips, TimeProvider time)
    {
        _time = time;
        _origin = time.GetTimestamp();
        _highestRate = isRateCeiling ? plan.RatePerSecond : double.MaxValue;
        _bucket = new(plan, initialPermits, roundTrips);
    }

    public override TimeSpan? IdleDuration
    {
        get
        {
            lock (_lock)
            {
                var now = Now;
                return _queue.Count == 0 && _bucket.FullSince(now) is { } full && full <= now ? TimeSpan.FromSeconds(now - full) : null;
            }
        }
    }

    /// <summary>Whether the service's answer names a rate that can be meant.</summary>
    public static bool IsRate(double ratePerSecond) => double.IsFinite(ratePerSecond) && ratePerSecond >= LowestRate;

    private double Now => _time.GetElapsedTime(_origin).TotalSeconds;

    private double Interval => 1 / _bucket.Rate;

    public override ValueTask<RateLimitLease> AcquireAsync(TimeSpan maxWait, bool atHead, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<RateLimitLease>(cancellationToken);
        }

        return Acquire(maxWait.TotalSeconds, atHead, mayWait: true, out var waiter) is { } lease
            ? new(lease)
            : new(waiter!.WaitAsync(this, cancellationToken));
    }

    public override void Return(RateLimitLease lease)
    {
        lock (_lock)
        {
            _granted -= _bucket.TakeBack(Own(lease)) ? 1 : 0;
            Serve(Now);
        }
    }

    public override void ConfirmArrival(RateLimitLease lease)
    {
        lock (_lock)
        {
            var now = Now;
            _bucket.Answer(Own(lease), now);
            Serve(now);
        }
    }

    public override void Penalize(TimeSpan delay)
    {
        lock (_lock)
        {
            var now = Now;
            _bucket.Penalize(now + delay.TotalSeconds, now);
            Serve(now);
        }
    }

    public override void UpdateRate(double ratePerSecond)
    {
        if (!IsRate(ratePerSecond))
        {
            return;
        }

        var rate = Math.Min(ratePerSecond, _highestRate);
        lock (_lock)
        {
            if (rate.Equals(_bucket.Rate))
            {
                return;
            }

            var now = Now;
            _bucket.SetRate(rate, now);
            RefuseTheLate(now); // all are reckoned with the new interval
            Serve(now);
        }
    }

    public override RateLimiterStatistics GetStatistics()
    {
        lock (_lock)
        {
            return new RateLimiterStatistics
            {
                CurrentAvailablePermits = (long)Math.Max(0, _bucket.Available(Now) + RoundingError),
                CurrentQueuedCount = _queue.Count,
                TotalSuccessfulLeases = _granted,
                TotalFailedLeases = _refused,
            };
        }
    }

    internal bool Cancel(PermitQueue.Waiter waiter)
    {
        lock (_lock)
        {
            return _queue.Remove(waiter);
        }
    }

    /// <summary>The call that the permit was granted to has ended, in whatever way.</summary>
    internal void End(Permit permit)
    {
        lock (_lock)
        {
            var now = Now;
            _bucket.End(permit, now);
            Serve(now);
        }
    }

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        ThrowUnlessOne(permitCount);
        return AcquireAsync(TimeSpan.MaxValue, atHead: false, cancellationToken);
    }

    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        ThrowUnlessOne(permitCount);
        return Acquire(maxWaitInSeconds: 0, atHead: false, mayWait: false, out _)!;
    }

    protected override void Dispose(bool disposing)
    {
        lock (_lock)
        {
            _disposed = true;
            _timer?.Dispose();
            while (_queue.TryTakeFirst(out var waiter, Interval))
            {
                waiter.TrySetException(new ObjectDisposedException(nameof(UsagePlanBucket)));
            }
        }

        base.Dispose(disposing);
    }

    private static void ThrowUnlessOne(int permitCount) =>
        ArgumentOutOfRangeException.ThrowIfNotEqual(permitCount, 1);

    private Permit Own(RateLimitLease lease) =>
        lease is Permit permit && permit.IsOf(this) ? permit : throw new ArgumentException("The lease is not one that this limiter has granted.", nameof(lease));

    /// <summary>A lease at once, or a place in the queue.</summary>
    private RateLimitLease? Acquire(double maxWaitInSeconds, bool atHead, bool mayWait, out PermitQueue.Waiter? waiter)
    {
        waiter = null;
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            var now = Now;
            var ahead = atHead ? _queue.HeadCount : _queue.Count;
            if (ahead == 0 && TryGrant(now) is { } permit)
            {
                return permit;
            }

            var wait = _bucket.Due(ahead, now) - now;
            if (!mayWait || wait > maxWaitInSeconds + RoundingError)
            {
                _refused++;
                return PermitRefusal.After(Math.Max(wait, _bucket.NextChange(now) - now));
            }

            waiter = _queue.Add(atHead, latest: now + maxWaitInSeconds, Interval);
            Serve(now);
            return null;
        }
    }

    private Permit? TryGrant(double now)
    {
        if (!_bucket.IsDue(now))
        {
            return null;
        }

        _granted++;
        return _bucket.Take(new Permit(this), now);
    }

    /// <summary>Grants what is due, refuses those whose turn has moved beyond what they can wait for, and comes back for the others.</summary>
    private void Serve(double now)
    {
        if (_queue.Count == 0 || _disposed)
        {
            return;
        }

        while (_queue.Count > 0 && TryGrant(now) is { } permit)
        {
            _queue.TryTakeFirst(out var waiter, Interval);
            waiter!.TrySetResult(permit);
        }

        if (_bucket.Due(0, now) > _queue.Latest + RoundingError)
        {
            RefuseTheLate(now);
        }

        Arm(now);
    }

    private void RefuseTheLate(double now)
    {
        foreach (var (waiter, due) in _queue.RemoveLate(_bucket.Due(0, now), Interval, RoundingError))
        {
            _refused++;
            waiter.TrySetResult(PermitRefusal.After(due - now));
        }
    }

    private void Arm(double now)
    {
        if (_queue.Count == 0)
        {
            return;
        }

        _timer ??= CreateTimer();

        // Timers count whole milliseconds: a fraction cut off would wake us before the permit is due.
        var next = Math.Min(_bucket.NextChange(now), _queue.Latest);
        var wait = Math.Clamp(Math.Ceiling((next - RoundingError - now) * 1000), 0, int.MaxValue);
        _timer.Change(TimeSpan.FromMilliseconds(wait), Timeout.InfiniteTimeSpan);
    }

    private ITimer CreateTimer()
    {
        // The timer outlives the call that happens to make it, and must not keep that call's context.
        using var suppression = ExecutionContext.SuppressFlow();
        return _time.CreateTimer(static bucket => ((UsagePlanBucket)bucket!).OnDue(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private void OnDue()
    {
        lock (_lock)
        {
            Serve(Now);
        }
    }
}
