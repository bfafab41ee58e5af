namespace ServiceApi.Client.Benchmarks.Accounts;

/// <summary>The system's clock, which can be put forward: what recurs then comes as often as it would have.</summary>
internal sealed class SkippingTime : TimeProvider
{
    private readonly List<Recurring> _recurring = [];
    private TimeSpan _skipped;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _skipped;

    public override long GetTimestamp() => base.GetTimestamp() + (long)(_skipped.TotalSeconds * TimestampFrequency);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (period == Timeout.InfiniteTimeSpan)
        {
            return base.CreateTimer(callback, state, dueTime, period);
        }

        var timer = new Recurring(() => callback(state), _recurring);
        _recurring.Add(timer);
        return timer;
    }

    public void Skip(TimeSpan by, TimeSpan step)
    {
        for (var skipped = TimeSpan.Zero; skipped < by; skipped += step)
        {
            _skipped += step;
            foreach (var timer in _recurring.ToArray())
            {
                timer.Fire();
            }
        }
    }

    private sealed class Recurring(Action fire, List<Recurring> all) : ITimer
    {
        public Action Fire => fire;

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose() => all.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
