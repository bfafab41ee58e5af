namespace ServiceApi.Client.Tests.Shared;

/// <summary>
/// A clock that stands still until a test moves it; timers fire within the move, each at its instant. Timers that recur are no
/// waits: no call hangs on them.
/// </summary>
internal sealed class VirtualTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<VirtualTimer> _timers = [];
    private long _now = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero).UtcTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How long until the next timer fires, time limits included; null when none is set.</summary>
    public TimeSpan? NextTimer => Until(Next(timer => timer.Period is null));

    /// <summary>How long until the next timer fires that is not a time limit, that is, a wait or a queue's turn.</summary>
    public TimeSpan? NextWait => Until(Next(timer => timer.Period is null && !timer.IsLimit));

    /// <summary>How many timers recur.</summary>
    public int Recurring => Count(timer => timer.Period is not null);

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _now), TimeSpan.Zero);

    public override long GetTimestamp() => Interlocked.Read(ref _now);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, () => callback(state), state is CancellationTokenSource);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        var until = Interlocked.Read(ref _now) + by.Ticks;
        while (true)
        {
            VirtualTimer? timer;
            lock (_lock)
            {
                timer = Next(_ => true);
                if (timer is null || timer.Due > until)
                {
                    _now = until;
                    return;
                }

                _now = Math.Max(_now, timer.Due!.Value);
                timer.Due += timer.Period?.Ticks;
                if (timer.Due is null)
                {
                    _timers.Remove(timer);
                }
            }

            timer.Fire();
        }
    }

    private VirtualTimer? Next(Func<VirtualTimer, bool> counts)
    {
        lock (_lock)
        {
            return _timers.Where(counts).MinBy(timer => timer.Due);
        }
    }

    private int Count(Func<VirtualTimer, bool> counts)
    {
        lock (_lock)
        {
            return _timers.Count(counts);
        }
    }

    private TimeSpan? Until(VirtualTimer? timer) => timer?.Due is { } due ? TimeSpan.FromTicks(Math.Max(0, due - GetTimestamp())) : null;

    private sealed class VirtualTimer(VirtualTime owner, Action fire, bool isLimit) : ITimer
    {
        public long? Due { get; set; }

        public TimeSpan? Period { get; private set; }

        public Action Fire => fire;

        public bool IsLimit => isLimit;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (owner._lock)
            {
                owner._timers.Remove(this);
                Due = dueTime == Timeout.InfiniteTimeSpan ? null : owner._now + dueTime.Ticks;
                Period = period == Timeout.InfiniteTimeSpan || period == TimeSpan.Zero ? null : period;
                if (Due is not null)
                {
                    owner._timers.Add(this);
                }
            }

            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
