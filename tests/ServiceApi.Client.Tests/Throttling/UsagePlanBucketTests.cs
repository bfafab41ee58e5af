using System.Threading.RateLimiting;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Tests.Shared;
using ServiceApi.Client.Throttling;

namespace ServiceApi.Client.Tests.Throttling;

public sealed class UsagePlanBucketTests
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);
    private readonly VirtualTime _time = new();

    [Fact]
    public void The_whole_burst_is_granted_at_once()
    {
        using var bucket = Bucket(20, 40);

        Assert.Equal(40, bucket.TakeAll());
    }

    [Fact]
    public void After_a_pause_no_more_than_the_capacity_is_granted()
    {
        using var bucket = Bucket(5, 20);
        bucket.TakeAll();
        _time.Advance(Long);

        Assert.Equal(20, bucket.TakeAll());
    }

    [Fact]
    public void Every_window_grants_at_most_the_burst_and_the_rate()
    {
        using var bucket = Bucket(5, 20);
        var granted = bucket.TakeAll();
        for (var tenths = 0; tenths < 100; tenths++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
            granted += bucket.TakeAll();
        }

        Assert.Equal(20 + (5 * 10), granted);
    }

    [Fact]
    public void What_is_granted_a_rounding_error_early_adds_up_to_nothing()
    {
        using var bucket = Bucket(20, 1);
        bucket.TakeAll();

        _time.Advance(TimeSpan.FromMicroseconds(49_999.1));
        Assert.Equal(1, bucket.TakeAll());
        _time.Advance(TimeSpan.FromMicroseconds(49_999.1));
        Assert.Equal(0, bucket.TakeAll());
        _time.Advance(TimeSpan.FromMicroseconds(0.9));
        Assert.Equal(1, bucket.TakeAll());
    }

    [Fact]
    public void Who_does_not_wait_is_told_when_those_ahead_are_served()
    {
        using var bucket = Bucket(10, 2);
        bucket.TakeAll();
        _ = Enumerable.Range(0, 3).Select(_ => Wait(bucket)).ToArray();

        using var refused = bucket.AttemptAcquire();

        Assert.True(refused.TryGetMetadata(MetadataName.RetryAfter, out var wait));
        Assert.Equal(0.4, wait.TotalSeconds, 1e-3);
    }

    [Fact]
    public void A_permit_says_nothing_beyond_itself()
    {
        using var bucket = Bucket(10, 2);
        using var permit = bucket.AttemptAcquire();

        Assert.Empty(permit.MetadataNames);
        Assert.False(permit.TryGetMetadata(MetadataName.RetryAfter, out _));
    }

    [Fact]
    public async Task Waiters_are_served_in_their_order_one_every_interval()
    {
        using var bucket = Bucket(10, 40);
        bucket.TakeAll();
        var waits = Enumerable.Range(0, 5).Select(_ => Wait(bucket)).ToArray();

        for (var served = 1; served <= 5; served++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(99));
            Assert.Equal(5 - served + 1, Waiting(bucket));
            _time.Advance(TimeSpan.FromMilliseconds(1));
            Assert.Equal(5 - served, Waiting(bucket));
            Assert.True((await waits[served - 1]).IsAcquired);
        }
    }

    [Fact]
    public async Task Who_comes_while_others_wait_does_not_overtake_them()
    {
        using var bucket = Bucket(10, 40);
        bucket.TakeAll();
        var first = Wait(bucket);

        Assert.False(bucket.AttemptAcquire().IsAcquired);
        _time.Advance(TimeSpan.FromMilliseconds(100));

        Assert.True((await first).IsAcquired);
    }

    [Fact]
    public async Task A_cancelled_waiter_leaves_its_place_to_the_next()
    {
        using var bucket = Bucket(10, 40);
        bucket.TakeAll();
        using var cancellation = new CancellationTokenSource();
        var cancelled = bucket.AcquireAsync(Long, atHead: false, cancellation.Token).AsTask();
        var next = Wait(bucket);

        await cancellation.CancelAsync();
        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        _time.Advance(TimeSpan.FromMilliseconds(100));

        Assert.Equal(cancellation.Token, exception.CancellationToken);
        Assert.True((await next).IsAcquired);
    }

    [Fact]
    public async Task A_call_that_is_cancelled_beforehand_takes_no_permit()
    {
        using var bucket = Bucket(10, 40);
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bucket.AcquireAsync(Long, false, cancellation.Token).AsTask());

        Assert.Equal(40, bucket.TakeAll());
    }

    [Fact]
    public async Task A_wait_that_is_too_long_is_refused_before_it_begins()
    {
        using var bucket = Bucket(10, 40);
        bucket.TakeAll();
        _ = Enumerable.Range(0, 9).Select(_ => Wait(bucket)).ToArray();

        var bearable = bucket.AcquireAsync(TimeSpan.FromSeconds(1), atHead: false, default);
        var unbearable = await bucket.AcquireAsync(TimeSpan.FromSeconds(1), atHead: false, default);

        Assert.False(bearable.IsCompleted);
        Assert.False(unbearable.IsAcquired);
        Assert.True(unbearable.TryGetMetadata(MetadataName.RetryAfter, out var wait));
        Assert.Equal(1.1, wait.TotalSeconds, 3);
    }

    [Fact]
    public async Task A_penalty_stops_everybody_and_starts_from_an_empty_bucket()
    {
        using var bucket = Bucket(10, 40);
        bucket.Penalize(TimeSpan.FromSeconds(3));
        var first = Wait(bucket);
        var second = Wait(bucket);

        _time.Advance(TimeSpan.FromMilliseconds(2999));
        Assert.Equal(2, Waiting(bucket));
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True((await first).IsAcquired);
        Assert.Equal(1, Waiting(bucket));
        _time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.True((await second).IsAcquired);
    }

    [Fact]
    public void A_shorter_penalty_does_not_end_a_longer_one()
    {
        using var bucket = Bucket(10, 40);
        bucket.Penalize(TimeSpan.FromSeconds(3));
        bucket.Penalize(TimeSpan.FromSeconds(1));

        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(0, bucket.TakeAll());
    }

    /// <summary>Whether 0.1 seconds before an instant and 0.1 seconds more are that instant depends on the instant's last bits, so it takes many.</summary>
    [Fact]
    public void A_rate_that_changes_as_a_penalty_ends_finds_what_has_flowed_in_by_then()
    {
        using var bucket = Bucket(5, 3);
        Assert.All(Enumerable.Range(0, 500), _ =>
        {
            _time.Advance(TimeSpan.FromMilliseconds(10_037));
            bucket.UpdateRate(5);
            bucket.Penalize(TimeSpan.FromMilliseconds(200));
            _time.Advance(TimeSpan.FromMilliseconds(100));
            bucket.UpdateRate(3);
            _time.Advance(TimeSpan.FromMilliseconds(100));
            bucket.UpdateRate(10); // 0.6 permits have flowed in

            _time.Advance(TimeSpan.FromMilliseconds(39));
            Assert.Equal(0, bucket.TakeAll());
            _time.Advance(TimeSpan.FromMilliseconds(1));
            Assert.Equal(1, bucket.TakeAll());
        });
    }

    [Fact]
    public async Task A_penalty_refuses_those_whose_turn_now_comes_too_late()
    {
        using var bucket = Bucket(10, 40);
        bucket.TakeAll();
        var patient = bucket.AcquireAsync(TimeSpan.FromSeconds(10), atHead: false, default);
        var impatient = bucket.AcquireAsync(TimeSpan.FromSeconds(2), atHead: false, default);

        bucket.Penalize(TimeSpan.FromSeconds(5));

        Assert.False(patient.IsCompleted);
        Assert.False((await impatient).IsAcquired);
    }

    [Fact]
    public async Task A_permit_that_is_given_back_goes_to_who_waits()
    {
        using var bucket = Bucket(10, 40);
        var unused = bucket.AttemptAcquire();
        bucket.TakeAll();
        var waiting = Wait(bucket);

        bucket.Return(unused);

        Assert.True((await waiting).IsAcquired);
    }

    [Fact]
    public async Task Who_gave_a_permit_back_stands_before_the_others_and_behind_its_likes()
    {
        using var bucket = Bucket(10, 40);
        bucket.TakeAll();
        var ordinary = Wait(bucket);
        var firstBack = bucket.AcquireAsync(Long, atHead: true, default).AsTask();
        var secondBack = bucket.AcquireAsync(Long, atHead: true, default).AsTask();

        foreach (var next in new[] { firstBack, secondBack, ordinary })
        {
            Assert.False(next.IsCompleted);
            _time.Advance(TimeSpan.FromMilliseconds(100));
            Assert.True((await next).IsAcquired);
        }
    }

    [Fact]
    public void A_permit_that_is_given_back_shortens_no_penalty()
    {
        using var bucket = Bucket(10, 40);
        var refused = bucket.AttemptAcquire();
        bucket.Penalize(TimeSpan.FromSeconds(1));

        bucket.Return(refused);
        _time.Advance(TimeSpan.FromMilliseconds(999));

        Assert.False(bucket.AttemptAcquire().IsAcquired);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(bucket.AttemptAcquire().IsAcquired);
    }

    [Fact]
    public async Task Who_must_now_wait_too_long_behind_those_at_the_head_is_refused()
    {
        using var bucket = Bucket(10, 40);
        bucket.TakeAll();
        var impatient = bucket.AcquireAsync(TimeSpan.FromMilliseconds(150), atHead: false, default);

        var first = bucket.AcquireAsync(Long, atHead: true, default);

        Assert.False((await impatient).IsAcquired);
        Assert.False(first.IsCompleted);
    }

    [Fact]
    public void A_rate_next_to_nothing_breaks_nobody()
    {
        using var bucket = new UsagePlanBucket(new UsagePlan(1e-13, 1), isRateCeiling: false, null, new RoundTrips(), _time);
        bucket.TakeAll();

        using var refused = bucket.AttemptAcquire();

        Assert.False(refused.IsAcquired);
    }

    [Theory]
    [InlineData(20.0, 50)]
    [InlineData(5.0, 200)]
    public async Task A_new_rate_holds_for_those_who_wait_already(double rate, int interval)
    {
        using var bucket = Bucket(10, 40);
        bucket.TakeAll();
        bucket.UpdateRate(rate);
        var waiting = Wait(bucket);

        _time.Advance(TimeSpan.FromMilliseconds(interval - 1));
        Assert.Equal(1, Waiting(bucket));
        _time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.True((await waiting).IsAcquired);
    }

    [Fact]
    public void A_new_rate_changes_no_burst()
    {
        using var bucket = Bucket(10, 40);
        bucket.UpdateRate(20);
        _time.Advance(Long);

        Assert.Equal(40, bucket.TakeAll());
    }

    [Fact]
    public void The_header_does_not_raise_a_rate_that_the_app_has_set()
    {
        using var bucket = new UsagePlanBucket(new UsagePlan(2, 10), isRateCeiling: true, null, new RoundTrips(), _time);
        bucket.TakeAll();
        bucket.UpdateRate(50);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(2, bucket.TakeAll());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(0.0001)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_rate_that_is_none_is_ignored(double rate)
    {
        using var bucket = Bucket(10, 40);
        bucket.TakeAll();
        bucket.UpdateRate(rate);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(10, bucket.TakeAll());
    }

    [Fact]
    public void The_first_burst_can_be_lower()
    {
        using var bucket = new UsagePlanBucket(new UsagePlan(5, 20), false, initialPermits: 3, new RoundTrips(), _time);

        Assert.Equal(3, bucket.TakeAll());
        _time.Advance(Long);
        Assert.Equal(20, bucket.TakeAll());
    }

    [Fact]
    public async Task Disposal_ends_the_waits()
    {
        var bucket = Bucket(1, 1);
        bucket.TakeAll();
        var waiting = Wait(bucket);

        bucket.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        Assert.Throws<ObjectDisposedException>(() => bucket.AttemptAcquire());
    }

    [Fact]
    public void It_is_idle_from_when_it_is_full()
    {
        using var bucket = Bucket(10, 40);
        bucket.TakeAll();
        Assert.Null(bucket.IdleDuration);

        _time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(1, bucket.IdleDuration!.Value.TotalSeconds, 3); // 40 permits take 4 s
    }

    private static Task<RateLimitLease> Wait(UsagePlanBucket bucket) => bucket.AcquireAsync(Long, atHead: false, default).AsTask();

    private static long Waiting(UsagePlanBucket bucket) => bucket.GetStatistics().CurrentQueuedCount;

    private UsagePlanBucket Bucket(double rate, int burst) => new(new UsagePlan(rate, burst), isRateCeiling: false, null, new RoundTrips(), _time);
}
