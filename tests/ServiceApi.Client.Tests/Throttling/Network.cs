using System.Threading.RateLimiting;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Tests.Shared;
using ServiceApi.Client.Throttling;

namespace ServiceApi.Client.Tests.Throttling;

/// <summary>Callers, a bucket, a way there, an exact bucket at the service, and a way back; each event at its instant of virtual time.</summary>
internal sealed class Network(double rate, int burst, int latency, int jitter, int connecting, int seed, double? level = null, int? initialPermits = null) : IDisposable
{
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(10);

    private readonly RoundTrips _roundTrips = new();

    private readonly VirtualTime _time = new();
    private readonly List<Task<RateLimitLease>> _waiting = [];
    private readonly Random _random = new(seed);
    private readonly PriorityQueue<Action, long> _events = new();
    private UsagePlanBucket? _bucket; // the first one, or one made after an idle time, in which the one before it was let go
    private double _level = level ?? burst;
    private long? _levelAsOf;
    private int _connections;

    private UsagePlanBucket Bucket => _bucket ??= CreateBucket(initialPermits);

    public void Dispose() => _bucket?.Dispose();

    /// <summary>Lets the callers make as many calls as they can, the first of them after an idle time in which all connections are closed.</summary>
    public RunResult Run(int callers, int calls)
    {
        var result = new RunResult(rate, burst);
        if (_levelAsOf is not null)
        {
            _time.Advance(Idle);
            _bucket!.Dispose();
            _bucket = CreateBucket(null);
        }

        _levelAsOf ??= _time.GetTimestamp();

        _connections = 0;
        var started = Math.Min(callers, calls);
        for (var caller = 0; caller < started; caller++)
        {
            Ask();
        }

        while (result.Calls < calls)
        {
            foreach (var permit in Hear())
            {
                result.Sent(Now);
                Send(permit, Now, result, () => started++ < calls);
            }

            Step();
        }

        return result;
    }

    private UsagePlanBucket CreateBucket(int? permits) => new(new UsagePlan(rate, burst), isRateCeiling: false, permits, _roundTrips, _time);

    private double Now => TimeSpan.FromTicks(_time.GetTimestamp()).TotalSeconds;

    private void Ask() => _waiting.Add(Bucket.AcquireAsync(TimeSpan.FromDays(1), atHead: false, default).AsTask());

    private List<RateLimitLease> Hear()
    {
        Assert.True(SpinWait.SpinUntil(() => _waiting.Count(wait => !wait.IsCompleted) == Bucket.GetStatistics()!.CurrentQueuedCount, TimeSpan.FromMinutes(1)), "A caller was forgotten.");
        var granted = _waiting.Where(wait => wait.IsCompleted).Select(wait => wait.Result).ToList();
        _waiting.RemoveAll(wait => wait.IsCompleted);
        return granted;
    }

    private void Send(RateLimitLease permit, double sentAt, RunResult result, Func<bool> goesOn)
    {
        var opening = _connections > 0 ? 0 : connecting * (0.8 + (0.4 * _random.NextDouble()));
        _connections = Math.Max(0, _connections - 1);
        After((latency / 2.0) + (jitter * _random.NextDouble()) + opening, () =>
        {
            var isTaken = TryTake();
            After((latency / 2.0) + (jitter * _random.NextDouble()), () =>
            {
                _connections++;
                if (isTaken)
                {
                    result.Answered();
                    Bucket.ConfirmArrival(permit);
                    if (goesOn())
                    {
                        Ask();
                    }
                }
                else
                {
                    result.Refuse(sentAt, Now);
                    Bucket.Penalize(TimeSpan.FromSeconds(1));
                    Ask();
                }

                permit.Dispose();
            });
        });
    }

    private bool TryTake()
    {
        var now = _time.GetTimestamp();
        _level = Math.Min(burst, _level + (rate * TimeSpan.FromTicks(now - _levelAsOf!.Value).TotalSeconds));
        _levelAsOf = now;
        if (_level < 1 - 1e-9)
        {
            return false;
        }

        _level--;
        return true;
    }

    private void After(double milliseconds, Action happens) =>
        _events.Enqueue(happens, _time.GetTimestamp() + (long)(milliseconds * TimeSpan.TicksPerMillisecond));

    /// <summary>To the next event, or to the bucket's own timer if that comes first.</summary>
    private void Step()
    {
        var next = _events.TryPeek(out _, out var at) ? TimeSpan.FromTicks(at - _time.GetTimestamp()) : TimeSpan.MaxValue;
        if (_time.NextTimer is { } timer && timer < next)
        {
            _time.Advance(timer);
            return;
        }

        _time.Advance(next);
        _events.Dequeue()();
    }

    internal sealed class RunResult(double rate, int burst)
    {
        private double? _firstSent;
        private double _lastSent;

        public int Calls { get; private set; }

        public List<double> RefusedSentAt { get; } = [];

        public int Refused => RefusedSentAt.Count;

        public double FirstRefusalAt { get; private set; } = double.PositiveInfinity;

        /// <summary>What the plan allows in the time of the run, less what is lost in a while.</summary>
        public double Allowed(double lostSeconds) => burst + (rate * (_lastSent - _firstSent!.Value - lostSeconds));

        public void Sent(double at)
        {
            _firstSent ??= at;
            _lastSent = at;
        }

        public void Answered() => Calls++;

        public void Refuse(double sentAt, double at)
        {
            RefusedSentAt.Add(sentAt);
            FirstRefusalAt = Math.Min(FirstRefusalAt, at);
        }
    }
}
