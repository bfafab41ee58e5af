using System.Threading.RateLimiting;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Tests.Shared;
using ServiceApi.Client.Throttling;

namespace ServiceApi.Client.Tests.Throttling;

/// <summary>What the bucket owes as a <see cref="RateLimiter"/>: its statistics, its leases, its timer and its end.</summary>
public sealed class UsagePlanBucketContractTests
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);
    private readonly VirtualTime _time = new();

    [Fact]
    public async Task Statistics_count_what_was_granted_refused_and_waits()
    {
        using var bucket = Bucket(10, 2);
        bucket.TakeAll(); // two, and one refused
        var patient = bucket.AcquireAsync(Long, atHead: false, default);
        var impatient = bucket.AcquireAsync(TimeSpan.FromSeconds(1), atHead: false, default);
        Assert.False((await bucket.AcquireAsync(TimeSpan.FromMilliseconds(50), atHead: false, default)).IsAcquired);

        bucket.Penalize(TimeSpan.FromSeconds(5));

        Assert.False((await impatient).IsAcquired);
        var statistics = bucket.GetStatistics()!;
        Assert.Equal((2, 3, 1, 0), (statistics.TotalSuccessfulLeases, statistics.TotalFailedLeases, statistics.CurrentQueuedCount, statistics.CurrentAvailablePermits));
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.True((await patient).IsAcquired);
        Assert.Equal(3, bucket.GetStatistics()!.TotalSuccessfulLeases);
    }

    [Fact]
    public void A_permit_is_available_the_moment_it_is_due()
    {
        using var bucket = Bucket(10, 40);
        bucket.TakeAll();

        for (var permits = 1; permits <= 30; permits++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
            Assert.Equal(permits, bucket.GetStatistics()!.CurrentAvailablePermits);
        }
    }

    [Fact]
    public async Task Who_is_refused_is_told_when_a_turn_would_have_come()
    {
        using var bucket = Bucket(10, 2);
        bucket.TakeAll();
        var first = bucket.AcquireAsync(TimeSpan.FromSeconds(1), atHead: false, default);
        _time.Advance(TimeSpan.FromMilliseconds(50));

        bucket.Penalize(TimeSpan.FromSeconds(5));

        Assert.True((await first).TryGetMetadata(MetadataName.RetryAfter, out var wait));
        Assert.Equal(5, wait.TotalSeconds, 1e-3);
    }

    [Fact]
    public async Task Only_one_permit_is_granted_at_a_time()
    {
        using var bucket = Bucket(10, 2);

        Assert.Throws<ArgumentOutOfRangeException>(() => bucket.AttemptAcquire(2));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await bucket.AcquireAsync(2));
    }

    [Fact]
    public async Task As_any_limiter_it_lets_wait_behind_the_others_for_as_long_as_it_takes()
    {
        using var bucket = Bucket(10, 2);
        bucket.TakeAll();
        var first = bucket.AcquireAsync(Long, atHead: false, default);
        var second = bucket.AcquireAsync();

        _time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.True((await first).IsAcquired);
        Assert.False(second.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.True((await second).IsAcquired);
    }

    [Fact]
    public async Task At_the_head_nobody_is_ahead()
    {
        using var bucket = Bucket(10, 2);
        bucket.TakeAll();
        var others = Enumerable.Range(0, 3).Select(_ => bucket.AcquireAsync(Long, atHead: false, default)).ToList();

        var first = bucket.AcquireAsync(TimeSpan.FromMilliseconds(150), atHead: true, default);

        _time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.True((await first).IsAcquired);
        Assert.DoesNotContain(others, other => other.IsCompleted);
    }

    [Fact]
    public async Task A_lower_rate_refuses_at_once_whose_turn_now_comes_too_late()
    {
        using var bucket = Bucket(10, 1);
        bucket.TakeAll();
        var waits = Enumerable.Range(0, 5).Select(_ => bucket.AcquireAsync(TimeSpan.FromMilliseconds(650), atHead: false, default).AsTask()).ToList();

        bucket.UpdateRate(5);

        await Eventually.TrueAsync(() => waits.Count(wait => wait.IsCompleted) == 2);
        Assert.All(await Task.WhenAll(waits[3..]), lease => Assert.False(lease.IsAcquired));
    }

    [Fact]
    public async Task A_timer_runs_only_while_somebody_waits()
    {
        var bucket = Bucket(10, 2);
        bucket.TakeAll();
        var served = bucket.AcquireAsync(Long, atHead: false, default);
        Assert.NotNull(_time.NextTimer);
        _time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.True((await served).IsAcquired);
        Assert.Null(_time.NextTimer);

        var left = bucket.AcquireAsync(Long, atHead: false, default);
        bucket.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await left);
        Assert.Null(_time.NextTimer);
    }

    [Fact]
    public void A_lease_of_another_limiter_is_refused()
    {
        using var bucket = Bucket(10, 2);
        using var other = Bucket(10, 2);
        using var foreign = other.AttemptAcquire();

        var refusal = Assert.Throws<ArgumentException>("lease", () => bucket.ConfirmArrival(foreign));

        Assert.StartsWith("The lease is not one that this limiter has granted.", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.001, true)]
    [InlineData(0.0009, false)]
    [InlineData(double.NaN, false)]
    [InlineData(double.PositiveInfinity, false)]
    public void A_rate_that_cannot_be_meant_is_none(double rate, bool isRate) => Assert.Equal(isRate, UsagePlanBucket.IsRate(rate));

    private UsagePlanBucket Bucket(double rate, int burst) => new(new UsagePlan(rate, burst), isRateCeiling: false, null, new RoundTrips(), _time);
}
