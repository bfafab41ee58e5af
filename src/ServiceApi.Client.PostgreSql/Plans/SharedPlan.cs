using System.Threading.RateLimiting;
using ServiceApi.Client.PostgreSql.Database;
using ServiceApi.Client.PostgreSql.Instances;
using ServiceApi.Client.Throttling;

namespace ServiceApi.Client.PostgreSql.Plans;

/// <summary>One usage plan as this instance sees it: who waits here for a permit, and the permits that it has asked for, or may use while it cannot ask.</summary>
internal sealed class SharedPlan : UsagePlanLimiter
{
    private const double LowestRate = 0.001; // a rate in the service's answer below this is taken for a mistake
    private const double AskAhead = 0.1; // seconds; so long before the last permit is due, others are asked for

    private readonly Lock _lock = new();
    private readonly WaitingCalls _waiting = new();
    private readonly PlaceInLine _place = new();
    private readonly TurnsOfSeat _turns = new();
    private readonly UsagePlanScope _scope;
    private readonly Instance _instance;
    private ITimer? _timer;
    private bool _isAsking;
    private double _rate;
    private double? _namedRate; // not told to the others yet
    private double _lastNamed;
    private double _pausedUntil = double.NegativeInfinity;
    private bool _isPauseUntold;
    private double _usedAt;
    private long _granted;
    private long _refused;
    private bool _disposed;

    public SharedPlan(UsagePlanScope scope, Instance instance)
    {
        _scope = scope;
        _instance = instance;
        _rate = scope.UsagePlan.RatePerSecond;
        _usedAt = instance.Clock.Now;
        instance.Add(this);
    }

    public UsagePlanScope Scope => _scope;

    public override TimeSpan? IdleDuration
    {
        get
        {
            lock (_lock)
            {
                var now = _instance.Clock.Now;
                _place.DropExpired(now);
                return _waiting.Count > 0 || _isAsking || _place.Count > 0 || _pausedUntil > now || HasNews || _instance.Trouble is not null ? null : TimeSpan.FromSeconds(now - _usedAt);
            }
        }
    }

    private bool HasNews => _isPauseUntold || _namedRate is not null;

    public override ValueTask<RateLimitLease> AcquireAsync(TimeSpan maxWait, bool atHead, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<RateLimitLease>(cancellationToken);
        }

        return Queue(maxWait.TotalSeconds, atHead, out var call) is { } refused ? new(refused)
            : new(call.Task.IsCompleted ? call.Task : call.WaitAsync(this, cancellationToken));
    }

    public override void Return(RateLimitLease lease)
    {
        var permit = Own(lease);
        using var change = Begin();
        if (permit.TakeBack() is { } turn && turn.Until >= change.Now)
        {
            _granted--;
            _place.GiveBack(turn);
        }
    }

    public override void Penalize(TimeSpan delay)
    {
        using var change = Begin();
        _pausedUntil = Math.Max(_pausedUntil, change.Now + delay.TotalSeconds);
        _isPauseUntold = true;
        RefuseLate(change.Now);
    }

    public override void UpdateRate(double ratePerSecond)
    {
        if (!double.IsFinite(ratePerSecond) || ratePerSecond < LowestRate)
        {
            return;
        }

        using var change = Begin();
        if (ratePerSecond.Equals(_lastNamed))
        {
            return;
        }

        var rate = _scope.IsRateCeiling ? Math.Min(ratePerSecond, _scope.UsagePlan.RatePerSecond) : ratePerSecond;
        var isNew = !rate.Equals(_rate);
        _rate = rate;
        if (_granted > 0) // what was learnt before this limiter was made, others may know better
        {
            _lastNamed = ratePerSecond;
            _namedRate = isNew ? ratePerSecond : _namedRate;
        }
    }

    public override RateLimiterStatistics GetStatistics()
    {
        lock (_lock)
        {
            return new RateLimiterStatistics
            {
                CurrentAvailablePermits = _place.Count,
                CurrentQueuedCount = _waiting.Count,
                TotalSuccessfulLeases = _granted,
                TotalFailedLeases = _refused,
            };
        }
    }

    internal bool Cancel(WaitingCall call)
    {
        lock (_lock)
        {
            return _waiting.Remove(call);
        }
    }

    /// <summary>The instance has been cut off, or can ask again.</summary>
    internal void OnStandingChanged()
    {
        using var change = Begin();
        _place.Leave();
        _lastNamed = 0; // what the database was told before, it may not know any more
        _isPauseUntold &= _pausedUntil > change.Now; // what is over need not be told any more
        RefuseLate(change.Now);
    }

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(permitCount, 1);
        return AcquireAsync(TimeSpan.FromDays(1), atHead: false, cancellationToken);
    }

    /// <summary>Only a permit that is at hand: the database cannot be waited for here.</summary>
    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(permitCount, 1);
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            var now = _usedAt = _instance.Clock.Now;
            if (_waiting.Count == 0 && TryTake(now) is { } turn)
            {
                _granted++;
                return new SharedPermit(this, turn);
            }

            _refused++;
            return new RefusedPermit(EarliestFor(_waiting.Count, now) - now);
        }
    }

    protected override void Dispose(bool disposing)
    {
        lock (_lock)
        {
            if (!_disposed)
            {
                _disposed = true;
                _timer?.Dispose();
                while (_waiting.TryTakeFirst(out var call))
                {
                    call.TrySetException(new ObjectDisposedException(nameof(SharedPlan)));
                }
            }
        }

        _instance.Remove(this);
        base.Dispose(disposing);
    }

    private SharedPermit Own(RateLimitLease lease) =>
        lease is SharedPermit permit && permit.IsOf(this) ? permit : throw new ArgumentException("The lease is not one that this limiter has granted.", nameof(lease));

    /// <summary>When the call that has so many before it is served, at the earliest.</summary>
    private double EarliestFor(int ahead, double now)
    {
        var earliest = Math.Max(now, _pausedUntil);
        return _instance.Standing switch
        {
            Standing.Connected => Math.Max(earliest, _place.EarliestFor(ahead, now) ?? now),
            Standing.CutOff cutOff => _turns.EarliestFor(ahead, cutOff, earliest, Pace),
            _ => earliest,
        };
    }

    /// <summary>A lease that says no, or a call that waits.</summary>
    private RefusedPermit? Queue(double maxWait, bool atHead, out WaitingCall call)
    {
        using var change = Begin();
        ObjectDisposedException.ThrowIf(_disposed, this);
        _usedAt = change.Now;
        call = null!;
        var earliest = EarliestFor(_waiting.AheadOf(atHead), change.Now);
        if (earliest > change.Now + maxWait + WaitingCalls.RoundingError)
        {
            _refused++;
            return new(earliest - change.Now);
        }

        call = _waiting.Add(atHead, latest: change.Now + maxWait);
        return null;
    }

    /// <summary>Begins to change something. At its end what is due is granted, and what is missing is asked for.</summary>
    private Change Begin()
    {
        _lock.Enter();
        return new(this, _instance.Clock.Now);
    }

    private void End(double now)
    {
        PlanQuestion? question;
        try
        {
            question = Serve(now);
        }
        finally
        {
            _lock.Exit();
        }

        if (question is { } asked)
        {
            // It belongs to all who wait. The database is not waited for under the lock.
            using var suppression = ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow();
            _ = AskAsync(asked);
        }
    }

    /// <summary>Grants what is due, refuses those who have waited for too long, and comes back for the others.</summary>
    /// <returns>What to ask the database; null for nothing.</returns>
    private PlanQuestion? Serve(double now)
    {
        if (_disposed)
        {
            return null;
        }

        while (_waiting.Count > 0 && TryTake(now) is { } turn)
        {
            _waiting.TryTakeFirst(out var call);
            _granted++;
            call!.TrySetResult(new SharedPermit(this, turn));
        }

        if (now > _waiting.FirstLatest + Grace)
        {
            RefuseLate(now);
        }

        var question = NextQuestion(now);
        Arm(now);
        return question;
    }

    private Turn? TryTake(double now)
    {
        if (now < _pausedUntil)
        {
            return null;
        }

        return _instance.Standing is Standing.CutOff cutOff ? _turns.TryTake(cutOff, now, Pace) : _place.TryTake(now);
    }

    /// <summary>The wait for the database is not the plan's.</summary>
    private double Grace => _instance.Standing is Standing.Connected || _instance.Standing == Standing.CutOff.Unknown ? PlanDatabase.Limit.TotalSeconds : 0;

    private double Pace => Seat.PaceOf(_rate, _scope.UsagePlan.Burst);

    private void RefuseLate(double now)
    {
        foreach (var (call, earliest) in _waiting.RemoveLate(ahead => EarliestFor(ahead, now), now, Grace))
        {
            _refused++;
            call.TrySetResult(new RefusedPermit(earliest - now));
        }
    }

    private PlanQuestion? NextQuestion(double now)
    {
        if (_isAsking || _instance.Standing is not Standing.Connected)
        {
            return null;
        }

        var wanted = now >= _place.LastDue - AskAhead ? Math.Max(0, _waiting.Count - _place.Count) : 0;
        if (wanted == 0 && !HasNews && now < _place.LookAt)
        {
            return null;
        }

        // A call for which there is nothing is then surely refused, and not asked for once more.
        var patience = wanted == 0 ? 0 : Math.Max(0, _waiting.LatestAt(_place.Count) - now) + (2 * WaitingCalls.RoundingError);
        var question = new PlanQuestion(wanted, patience, _isPauseUntold ? Math.Max(0, _pausedUntil - now) : null, _namedRate);
        _isAsking = true;
        _isPauseUntold = false;
        _namedRate = null;
        return question;
    }

    private async Task AskAsync(PlanQuestion question)
    {
        var answer = await _instance.ExchangeAsync(_scope, question).ConfigureAwait(false);
        using var change = Begin();
        _isAsking = false;
        if (answer is null)
        {
            _isPauseUntold |= question.Penalty is not null;
            _namedRate ??= question.NamedRate;
            return;
        }

        Take(answer);
        RefuseLate(change.Now);
    }

    private void Take(PlanAnswer answer)
    {
        _lastNamed = _place.Take(answer) ? 0 : _lastNamed;
        _rate = answer.Rate;
        if (answer.PausedFor > 0)
        {
            _pausedUntil = Math.Max(_pausedUntil, answer.AnsweredAt + answer.PausedFor);
        }
    }

    private void Arm(double now)
    {
        if (_waiting.Count == 0)
        {
            return;
        }

        // What is being asked for comes with the answer.
        var next = double.PositiveInfinity;
        switch (_instance.Standing)
        {
            case Standing.CutOff { Seat: not null }:
                next = EarliestFor(0, now);
                break;
            case Standing.Connected when _place.Count > 0 && (!_isAsking || _place.Told(now) is not null):
                next = EarliestFor(0, now);
                next = _isAsking ? next : Math.Min(next, Math.Min(_place.LookAt, _place.Count < _waiting.Count ? _place.LastDue - AskAhead : double.PositiveInfinity));
                break;
        }

        // Timers count whole milliseconds: a fraction cut off would wake us before the permit is due.
        next = Math.Min(next, _waiting.FirstLatest + Grace + (2 * WaitingCalls.RoundingError));
        _timer ??= CreateTimer();
        _timer.Change(TimeSpan.FromMilliseconds(Math.Clamp(Math.Ceiling((next - now) * 1000), 1, int.MaxValue)), Timeout.InfiniteTimeSpan);
    }

    private ITimer CreateTimer()
    {
        // The timer outlives the call that happens to make it, and must not keep that call's context.
        using var suppression = ExecutionContext.SuppressFlow();
        return _instance.Clock.Time.CreateTimer(static plan => ((SharedPlan)plan!).OnDue(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private void OnDue() => Begin().Dispose();

    /// <summary>The time in which the lock is held.</summary>
    private readonly ref struct Change(SharedPlan plan, double now)
    {
        public double Now => now;

        public void Dispose() => plan.End(now);
    }
}
