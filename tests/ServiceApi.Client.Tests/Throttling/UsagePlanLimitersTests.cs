using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging.Abstractions;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Idling;
using ServiceApi.Client.Tests.Shared;
using ServiceApi.Client.Throttling;

namespace ServiceApi.Client.Tests.Throttling;

public sealed class UsagePlanLimitersTests : IDisposable, IUsagePlanLimiterFactory
{
    private const int Burst = 40;

    private readonly VirtualTime _time = new();
    private readonly ThrottlingOptions _options = new();
    private readonly List<UsagePlanScope> _made = [];
    private readonly Operation _operation = new("probe", HttpMethod.Get, "/probe", new UsagePlan(10, Burst));
    private readonly IdleSweep _sweep;
    private readonly UsagePlanLimiters _limiters;

    public UsagePlanLimitersTests()
    {
        _sweep = new(_time, NullLoggerFactory.Instance);
        _limiters = Create();
    }

    [Fact]
    public void A_full_bucket_is_let_go_and_the_next_one_is_as_full()
    {
        var before = TakeAll();
        _time.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(0, _time.Recurring);
        Assert.Equal(before, TakeAll());
        Assert.Equal(2, _made.Count);
    }

    [Fact]
    public void A_bucket_is_kept_while_it_is_not_full()
    {
        _options.UsagePlans["probe"] = new() { RatePerSecond = 0.1, Burst = 10 };
        TakeAll();

        _time.Advance(TimeSpan.FromMinutes(1.2));
        Assert.InRange(TakeAll(), 1, 8); // what 72 s have brought
        Assert.Single(_made);
        Assert.Equal(1, _time.Recurring);

        _time.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(0, _time.Recurring);
    }

    [Fact]
    public void A_bucket_is_kept_while_it_is_penalised()
    {
        using (_limiters.Enter())
        {
            _limiters.Find(_operation)!.Penalize(TimeSpan.FromMinutes(10));
        }

        _time.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(0, TakeAll());
        Assert.Single(_made);
    }

    [Fact]
    public void All_buckets_are_kept_while_a_call_may_hold_one()
    {
        TakeAll();
        var use = _limiters.Enter();
        var held = _limiters.Find(_operation);
        _time.Advance(TimeSpan.FromHours(1));

        Assert.Same(held, _limiters.Find(_operation));
        use.Dispose();
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(0, _time.Recurring);
        Assert.NotSame(held, _limiters.Find(_operation));
        Assert.Throws<ObjectDisposedException>(() => held!.AttemptAcquire());
    }

    [Fact]
    public async Task A_bucket_is_kept_while_somebody_waits()
    {
        _options.UsagePlans["probe"] = new() { RatePerSecond = 0.005, Burst = 1 };
        TakeAll();
        var use = _limiters.Enter();
        var waiting = _limiters.Find(_operation)!.AcquireAsync(TimeSpan.FromHours(1), atHead: false, TestContext.Current.CancellationToken);
        use.Dispose(); // calls hold their use while they wait; the bucket alone must do

        _time.Advance(TimeSpan.FromSeconds(199));
        Assert.False(waiting.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(2));

        using var lease = await waiting;
        Assert.True(lease.IsAcquired);
        Assert.Single(_made);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(20)]
    public void The_rate_that_the_service_named_outlives_the_bucket(double rate)
    {
        using (_limiters.Enter())
        {
            _limiters.Find(_operation)!.UpdateRate(rate);
            _limiters.Learn(_operation, rate);
            _limiters.Learn(_operation, 0); // what limiters take for a mistake
        }

        _time.Advance(TimeSpan.FromMinutes(2));
        TakeAll();
        _time.Advance(TimeSpan.FromSeconds(1.5));

        Assert.Equal(2, _made.Count);
        Assert.InRange(TakeAll(), (1.5 * rate) - 1, (1.5 * rate) + 1);
    }

    [Fact]
    public void A_rate_that_is_the_plans_again_is_not_mistaken_for_the_one_before()
    {
        foreach (var rate in new[] { 2, 10 })
        {
            using (_limiters.Enter())
            {
                _limiters.Find(_operation)!.UpdateRate(rate);
                _limiters.Learn(_operation, rate);
            }

            _time.Advance(TimeSpan.FromMinutes(2));
        }

        TakeAll();
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(3, _made.Count);
        Assert.Equal(10, TakeAll());
    }

    [Fact]
    public void Only_the_first_bucket_starts_with_fewer_permits()
    {
        _options.UsagePlans["probe"] = new() { InitialPermits = 3 };
        Assert.Equal(3, TakeAll());
        _time.Advance(TimeSpan.FromMinutes(2));

        Assert.InRange(TakeAll(), 35, Burst);
        Assert.Equal([3, null], _made.Select(scope => scope.InitialPermits));
    }

    [Fact]
    public void What_is_disposed_is_let_go_without_being_asked_twice()
    {
        TakeAll();
        _limiters.Dispose();
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(0, _time.Recurring);
        Assert.Throws<ObjectDisposedException>(() => _limiters.Find(new("other", HttpMethod.Get, "/other", new UsagePlan(1, 1))));
    }

    [Fact]
    public async Task However_calls_and_sweeps_meet_there_is_one_burst()
    {
        // The clock stands still: whatever is granted beyond one burst comes from a second bucket.
        for (var round = 0; round < 300; round++)
        {
            using var limiters = Create();
            using var over = new CancellationTokenSource();
            var sweeping = Task.Run(
                () =>
                {
                    while (!over.IsCancellationRequested)
                    {
                        limiters.LetGo();
                    }
                },
                TestContext.Current.CancellationToken);
            var granted = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Enumerable.Range(0, Burst).Count(_ => TryTake(limiters, Thread.Yield)))));
            await over.CancelAsync();
            await sweeping;

            Assert.InRange(granted.Sum(), 1, Burst);
        }
    }

    RateLimiter IUsagePlanLimiterFactory.Create(UsagePlanScope scope)
    {
        lock (_made)
        {
            _made.Add(scope);
        }

        return new UsagePlanBucketFactory(_time).Create(scope);
    }

    public void Dispose()
    {
        _limiters.Dispose();
        _sweep.Dispose();
    }

    private UsagePlanLimiters Create() =>
        new("account", new("https://service.example"), _options, operation => operation.UsagePlan, this, _sweep, _time);

    private bool TryTake(UsagePlanLimiters limiters, Func<bool>? pause = null)
    {
        using var use = limiters.Enter();
        var limiter = limiters.Find(_operation)!;
        pause?.Invoke();
        using var lease = limiter.AttemptAcquire();
        return lease.IsAcquired;
    }

    private int TakeAll()
    {
        var taken = 0;
        while (TryTake(_limiters))
        {
            taken++;
        }

        return taken;
    }
}
