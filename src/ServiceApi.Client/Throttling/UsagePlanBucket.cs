using System.Threading.RateLimiting;
using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Throttling;

/// <summary>
/// A token bucket by virtual scheduling: it keeps the instant at which it was last empty instead of a count that a timer
/// refills. A timer runs only while somebody waits.
/// </summary>
internal sealed class UsagePlanBucket : UsagePlanLimiter
{
    /// <summary>How far apart two requests may move on their way to the service; the bucket stays below the burst by this much of its rate.</summary>
    private static readonly TimeSpan OneWaySpread = TimeSpan.FromMilliseconds(100);

    /// <summary>What adding up intervals may be off by, in seconds; a permit is granted this much early rather than a timer's tick late.</summary>
    private const double RoundingError = 1e-6;

    /// <summary>The longest wait that is told, in seconds: whatever is longer is beyond use.</summary>
    private const double LongestWait = 1e9;

    /// <summary>A rate in the service's answer below this is taken for a mistake.</summary>
    private const double LowestRate = 0.001;

    private readonly Lock _lock = new();
    private readonly PermitQueue _queue = new();
    private readonly TimeProvider _time;
    private readonly long _origin;
    private readonly int _burst;
    private readonly double _highestRate;
    private double _rate;
    private double _capacity;
    private double _emptyAt; // all instants are seconds since _origin
    private double _penalizedUntil = double.MinValue;
    private ITimer? _timer;
    private long _granted;
    private long _refused;
    private bool _disposed;

    /// <param name="plan">The plan to keep to.</param>
    /// <param name="isRateCeiling">Whether the app has set the plan's rate, so that the service's header must not raise it.</param>
    /// <param name="initialPermits">The first burst, where it must be lower than the plan's.</param>
    /// <param name="time">The clock.</param>
    public UsagePlanBucket(UsagePlan plan, bool isRateCeiling, int? initialPermits, TimeProvider time)
    {
        _time = time;
        _origin = time.GetTimestamp();
        _burst = plan.Burst;
        _highestRate = isRateCeiling ? plan.RatePerSecond : double.MaxValue;
        SetRate(plan.RatePerSecond);
        _emptyAt = -Math.Min(_capacity, initialPermits ?? _capacity) / _rate;
    }

    public override TimeSpan? IdleDuration
    {
        get
        {
            lock (_lock)
            {
                var full = _emptyAt + (_capacity / _rate);
                return _queue.Count == 0 && full <= Now ? TimeSpan.FromSeconds(Now - full) : null;
            }
        }
    }

    private double Now => _time.GetElapsedTime(_origin).TotalSeconds;

    private double NextDue => _emptyAt + (1 / _rate);

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

    public override void Return()
    {
        lock (_lock)
        {
            _granted--;
            _emptyAt = Math.Max(_emptyAt - (1 / _rate), Math.Min(_emptyAt, _penalizedUntil - (1 / _rate)));
            Serve();
        }
    }

    public override void Penalize(TimeSpan delay)
    {
        lock (_lock)
        {
            // One permit is due when the delay is over: the service's bucket is taken to be as empty as ours.
            _penalizedUntil = Math.Max(_penalizedUntil, Now + delay.TotalSeconds);
            _emptyAt = Math.Max(_emptyAt, _penalizedUntil - (1 / _rate));
            RefuseTheLate();
            Serve();
        }
    }

    public override void UpdateRate(double ratePerSecond)
    {
        if (!(double.IsFinite(ratePerSecond) && ratePerSecond >= LowestRate))
        {
            return;
        }

        var rate = Math.Min(ratePerSecond, _highestRate);
        lock (_lock)
        {
            if (rate.Equals(_rate))
            {
                return;
            }

            var now = Now;
            var permits = Math.Min(_capacity, (now - _emptyAt) * _rate);
            SetRate(rate);
            if (permits > 0)
            {
                _emptyAt = now - (permits / rate);
            }

            RefuseTheLate();
            Serve();
        }
    }

    public override RateLimiterStatistics GetStatistics()
    {
        lock (_lock)
        {
            return new RateLimiterStatistics
            {
                CurrentAvailablePermits = (long)Math.Clamp((Now - _emptyAt) * _rate, 0, _capacity),
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
            while (_queue.TryTakeFirst(out var waiter))
            {
                waiter.TrySetException(new ObjectDisposedException(nameof(UsagePlanBucket)));
            }
        }

        base.Dispose(disposing);
    }

    private static PermitLease Refusal(double waitInSeconds) =>
        PermitLease.Refused(TimeSpan.FromSeconds(Math.Clamp(waitInSeconds, 0, LongestWait)));

    private static void ThrowUnlessOne(int permitCount) =>
        ArgumentOutOfRangeException.ThrowIfNotEqual(permitCount, 1);

    private void SetRate(double rate)
    {
        _rate = rate;
        _capacity = Math.Max(1, _burst - (rate * OneWaySpread.TotalSeconds));
    }

    /// <summary>A lease at once, or a place in the queue.</summary>
    private PermitLease? Acquire(double maxWaitInSeconds, bool atHead, bool mayWait, out PermitQueue.Waiter? waiter)
    {
        waiter = null;
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            var now = Now;
            var ahead = atHead ? _queue.HeadCount : _queue.Count;
            if (ahead == 0 && TryTake(now))
            {
                return PermitLease.Granted;
            }

            var wait = NextDue + (ahead / _rate) - now;
            if (!mayWait || wait > maxWaitInSeconds + RoundingError)
            {
                _refused++;
                return Refusal(wait);
            }

            waiter = _queue.Add(atHead, latest: now + maxWaitInSeconds);
            if (atHead)
            {
                RefuseTheLate(); // all others have moved back by one
            }

            Arm(now);
            return null;
        }
    }

    private bool TryTake(double now)
    {
        var emptyAt = Math.Max(_emptyAt, now - (_capacity / _rate));
        if (now < emptyAt + (1 / _rate) - RoundingError)
        {
            return false;
        }

        _emptyAt = emptyAt + (1 / _rate);
        _granted++;
        return true;
    }

    private void Serve()
    {
        var now = Now;
        while (_queue.Count > 0 && TryTake(now))
        {
            _queue.TryTakeFirst(out var waiter);
            waiter!.TrySetResult(PermitLease.Granted);
        }

        Arm(now);
    }

    private void RefuseTheLate()
    {
        var now = Now;
        var due = NextDue;
        foreach (var waiter in _queue.ToArray())
        {
            if (due > waiter.Latest + RoundingError)
            {
                _queue.Remove(waiter);
                _refused++;
                waiter.TrySetResult(Refusal(due - now));
            }
            else
            {
                due += 1 / _rate;
            }
        }
    }

    private void Arm(double now)
    {
        if (_queue.Count == 0 || _disposed)
        {
            return;
        }

        _timer ??= CreateTimer();

        // Timers count whole milliseconds: a fraction cut off would wake us before the permit is due.
        var wait = Math.Clamp(Math.Ceiling((NextDue - RoundingError - now) * 1000), 0, int.MaxValue);
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
            Serve();
        }
    }
}
