using System.Threading.RateLimiting;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Tests.Shared;
using ServiceApi.Client.Throttling;

namespace ServiceApi.Client.Tests.Throttling;

/// <summary>A bucket on virtual time, what happened to it, and what a bucket that is reckoned plainly makes of that.</summary>
internal sealed class BucketRun : IDisposable
{
    private const double LongestTransit = 1; // seconds
    private const double Tolerance = 1e-5; // seconds or permits
    private static readonly TimeSpan TimerGrain = TimeSpan.FromMilliseconds(1);

    private readonly VirtualTime _time = new();
    private readonly long _origin;
    private readonly UsagePlanBucket _bucket;
    private readonly PlainBucket _plain;
    private readonly int _burst;
    private readonly int _initial;
    private readonly bool _answersAtOnce;
    private readonly List<Caller> _waiting = [];
    private readonly List<Caller> _underWay = [];
    private readonly List<Caller> _granted = [];
    private readonly List<(double From, double Until, int Granted)> _penalties = [];

    public BucketRun(double rate, int burst, int? initial, bool answersAtOnce)
    {
        _origin = _time.GetTimestamp();
        _bucket = new(new UsagePlan(rate, burst), isRateCeiling: false, initial, new RoundTrips(), _time);
        _burst = burst;
        _initial = Math.Min(burst, initial ?? burst);
        _plain = new(rate, burst, _initial);
        _answersAtOnce = answersAtOnce;
    }

    private double Now => _time.GetElapsedTime(_origin).TotalSeconds;

    public void Dispose() => _bucket.Dispose();

    public void Take(BucketStep step)
    {
        switch (step)
        {
            case BucketStep.Arrivals arrivals:
                for (var count = 0; count < arrivals.Count; count++)
                {
                    Arrive(arrivals);
                }

                break;
            case BucketStep.Passing passing:
                Pass(passing.Time);
                break;
            case BucketStep.Cancellation cancellation when Pick(_waiting, cancellation.Index) is { } caller:
                caller.Cancellation.Cancel();
                break;
            case BucketStep.Rate rate:
                _bucket.UpdateRate(rate.PerSecond);
                _plain.SetRate(rate.PerSecond, Now);
                break;
            case BucketStep.Penalty penalty:
                _bucket.Penalize(penalty.Delay);
                _penalties.Add((Now, Now + penalty.Delay.TotalSeconds, _granted.Count));
                _plain.Penalize(penalty.Delay.TotalSeconds, Now);
                break;
            case BucketStep.Ending ending when Pick(_underWay, ending.Index) is { } caller:
                End(caller, ending.How, ending.Arrival);
                break;
        }

        Settle();
    }

    public void AssertEveryWindowIsWithinThePlan()
    {
        var (level, last) = ((double)_initial, 0.0);
        foreach (var grant in _granted.Where(caller => !caller.WasUnsent).Select(caller => caller.Permit!.GrantedAt).Order())
        {
            level = Math.Min(_burst, level + _plain.Flow(last, grant)) - 1;
            last = grant;
            Assert.True(level >= -(Tolerance * 100), $"A permit at {grant} s is one too many.");
        }

        foreach (var (from, until, before) in _penalties)
        {
            Assert.DoesNotContain(_granted.Skip(before), caller => caller.Permit!.GrantedAt > from && caller.Permit.GrantedAt < until - Tolerance);
        }
    }

    /// <summary>Whenever its request arrives until its call ends: the service has a permit for it.</summary>
    public void AssertTheServiceHasAPermitForEveryArrival()
    {
        var (level, last) = ((double)_initial, 0.0);
        foreach (var arrival in _granted.Where(caller => !caller.WasUnsent).Select(caller => caller.RequestArrivesAt).Order())
        {
            level = Math.Min(_burst, level + _plain.Flow(last, arrival)) - 1;
            last = arrival;
            Assert.True(level >= -(Tolerance * 100), $"The request that arrives at {arrival} s is one too many.");
        }
    }

    public void AssertEveryPermitCameWhenItWasDue()
    {
        foreach (var caller in _granted)
        {
            Assert.True(caller.Permit!.GrantedAt - caller.DueAt <= TimerGrain.TotalSeconds + Tolerance, $"due at {caller.DueAt} s, granted at {caller.Permit.GrantedAt} s");
        }

        var served = _granted.Where(caller => !caller.IsAtHead).OrderBy(caller => caller.ArrivedAt).Select(caller => caller.Permit!.GrantedAt).ToList();
        Assert.Equal(served.Order(), served);
    }

    public void AssertNobodyWaitedTooLong()
    {
        foreach (var caller in _granted)
        {
            Assert.True(caller.Permit!.GrantedAt <= caller.ArrivedAt + caller.MaxWait.TotalSeconds + TimerGrain.TotalSeconds + Tolerance);
        }

        Assert.DoesNotContain(_waiting, caller => Now > caller.ArrivedAt + caller.MaxWait.TotalSeconds + TimerGrain.TotalSeconds + Tolerance);
    }

    private static Caller? Pick(List<Caller> callers, int index) => callers.Count == 0 ? null : callers[index % callers.Count];

    private void Arrive(BucketStep.Arrivals how)
    {
        var cancellation = new CancellationTokenSource();
        var wait = _bucket.AcquireAsync(how.MaxWait, how.AtHead, cancellation.Token).AsTask();
        _waiting.Add(new(wait, cancellation, Now, how.MaxWait, how.AtHead));
        Settle();
    }

    /// <summary>From timer to timer, so that whoever is served is answered at that instant.</summary>
    private void Pass(TimeSpan time)
    {
        while (time > TimeSpan.Zero)
        {
            var step = _time.NextTimer is { } next && next < time ? next : time;
            _time.Advance(step);
            time -= step;
            Settle();
            if (step == TimeSpan.Zero && _time.NextTimer == TimeSpan.Zero)
            {
                throw new InvalidOperationException("The bucket wakes up without doing anything.");
            }
        }
    }

    /// <summary>Waits until all that is decided has been told, and answers what was granted.</summary>
    private void Settle()
    {
        do
        {
            Assert.True(SpinWait.SpinUntil(() => Hear() == _bucket.GetStatistics()!.CurrentQueuedCount, TimeSpan.FromMinutes(1)), "A caller was forgotten.");
        }
        while (_answersAtOnce && AnswerAll());

        if (_answersAtOnce)
        {
            _plain.AssertNothingIsDue(_waiting.Count > 0, Now, TimerGrain.TotalSeconds + Tolerance);
        }
    }

    /// <summary>Hears who has been granted or refused a permit, and tells how many still wait.</summary>
    private int Hear()
    {
        var told = _waiting.Where(caller => caller.Wait.IsCompleted).ToHashSet();
        var granted = told.Where(caller => caller.Permit is not null).OrderBy(caller => caller.Permit!.GrantedAt).ToList();
        _underWay.AddRange(granted);
        _granted.AddRange(granted);
        _waiting.RemoveAll(told.Contains);
        return _waiting.Count;
    }

    private bool AnswerAll()
    {
        var open = _underWay.ToList();
        foreach (var caller in open)
        {
            caller.DueAt = Math.Max(caller.ArrivedAt, _plain.Take(caller.Permit!.GrantedAt));
            End(caller, RequestEnd.Answered, arrival: 0);
        }

        return open.Count > 0;
    }

    private void End(Caller caller, RequestEnd how, double arrival)
    {
        caller.ArrivedAtService = caller.Permit!.GrantedAt + (arrival * Math.Min(Now - caller.Permit.GrantedAt, LongestTransit));
        _underWay.Remove(caller);
        switch (how)
        {
            case RequestEnd.Answered:
                _bucket.ConfirmArrival(caller.Permit!);
                break;
            case RequestEnd.Unsent:
                caller.WasUnsent = true;
                _bucket.Return(caller.Permit!);
                break;
        }

        caller.Permit!.Dispose();
    }

    private sealed class Caller(Task<RateLimitLease> wait, CancellationTokenSource cancellation, double arrivedAt, TimeSpan maxWait, bool isAtHead)
    {
        public Task<RateLimitLease> Wait => wait;

        public CancellationTokenSource Cancellation => cancellation;

        public double ArrivedAt => arrivedAt;

        public TimeSpan MaxWait => maxWait;

        public bool IsAtHead => isAtHead;

        public Permit? Permit => wait.IsCompletedSuccessfully ? wait.Result as Permit : null;

        public bool WasUnsent { get; set; }

        /// <summary>When its call has ended: when its request arrived before that.</summary>
        public double? ArrivedAtService { get; set; }

        /// <summary>As late as the bucket takes it to be possible, until the call has ended.</summary>
        public double RequestArrivesAt => ArrivedAtService ?? (Permit!.GrantedAt + LongestTransit);

        public double DueAt { get; set; }
    }
}
