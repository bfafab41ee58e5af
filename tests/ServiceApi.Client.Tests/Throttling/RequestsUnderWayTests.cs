using System.Threading.RateLimiting;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Tests.Shared;
using ServiceApi.Client.Throttling;

namespace ServiceApi.Client.Tests.Throttling;

/// <summary>What the bucket makes of requests that are under way, and of their answers.</summary>
public sealed class RequestsUnderWayTests
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);
    private readonly VirtualTime _time = new();

    [Fact]
    public void Nothing_flows_in_for_what_is_under_way_until_its_answer_tells_when_it_arrived()
    {
        using var bucket = Bucket(10, 40);
        var sent = bucket.Send(40);

        _time.Advance(TimeSpan.FromMilliseconds(500));
        Assert.Equal(0, bucket.TakeAll()); // all may arrive only now, in a bucket that was full all the time

        bucket.ConfirmArrival(sent[0]);
        Assert.Equal(0, bucket.TakeAll());
        _time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.Equal(1, bucket.TakeAll());
    }

    [Fact]
    public void Once_the_way_is_known_an_answer_tells_that_its_request_arrived_earlier()
    {
        using var bucket = Bucket(10, 40);
        Assert.Equal(0, PermitsWhenAnswered(bucket, TimeSpan.FromMilliseconds(500)));
        _time.Advance(Long);
        for (var call = 0; call < 1600; call++)
        {
            var sent = bucket.AttemptAcquire();
            _time.Advance(TimeSpan.FromMilliseconds(500));
            bucket.ConfirmArrival(sent);
        }

        // A round trip takes 500 ms less 2 x 100 ms / sqrt(1000); of the 10/s x 493 ms that have flowed in, 4 are whole.
        Assert.Equal(4, PermitsWhenAnswered(bucket, TimeSpan.FromMilliseconds(500)));
        Assert.Equal(4, PermitsWhenAnswered(bucket, TimeSpan.FromMilliseconds(700))); // these arrived 200 ms later
    }

    [Fact]
    public void Requests_that_had_to_connect_tell_nothing_of_the_way()
    {
        using var bucket = Bucket(10, 40);
        for (var call = 0; call < 100; call++)
        {
            var sent = bucket.AttemptAcquire();
            _time.Advance(TimeSpan.FromMilliseconds(500));
            bucket.ConfirmArrival(sent);
            _time.Advance(TimeSpan.FromMinutes(2)); // an idle connection does not live that long
        }

        Assert.Equal(0, PermitsWhenAnswered(bucket, TimeSpan.FromMilliseconds(500)));
    }

    [Fact]
    public void What_is_under_way_for_a_second_is_taken_to_have_arrived()
    {
        using var bucket = Bucket(10, 40);
        var sent = bucket.Send(40);

        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(10, bucket.TakeAll()); // of the second after the first one
        bucket.ConfirmArrival(sent[0]);
        Assert.Equal(0, bucket.TakeAll());
    }

    [Fact]
    public async Task Who_waits_is_served_when_what_is_under_way_is_taken_to_have_arrived()
    {
        using var bucket = Bucket(10, 40);
        bucket.Send(40);
        var waiting = Wait(bucket);

        _time.Advance(TimeSpan.FromMilliseconds(1099));
        Assert.False(waiting.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.True((await waiting).IsAcquired);
    }

    [Fact]
    public async Task Who_waits_for_what_is_under_way_waits_no_longer_than_is_bearable()
    {
        using var bucket = Bucket(10, 40);
        bucket.Send(40);
        var impatient = bucket.AcquireAsync(TimeSpan.FromMilliseconds(250), atHead: false, default).AsTask();
        var patient = Wait(bucket);

        _time.Advance(TimeSpan.FromMilliseconds(249));
        Assert.False(impatient.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.False((await impatient).IsAcquired);
        Assert.False(patient.IsCompleted);
    }

    [Fact]
    public async Task Who_does_not_wait_is_refused_while_all_is_under_way()
    {
        using var bucket = Bucket(10, 40);
        bucket.Send(40);
        _time.Advance(TimeSpan.FromMilliseconds(500));

        var refusal = await bucket.AcquireAsync(TimeSpan.Zero, atHead: false, default);
        Assert.False(refusal.IsAcquired);
        Assert.True(refusal.TryGetMetadata(MetadataName.RetryAfter, out var wait));
        Assert.Equal(TimeSpan.FromMilliseconds(500), wait); // then what is under way is taken to have arrived
    }

    [Fact]
    public void A_call_that_ends_without_an_answer_has_spent_its_permit_by_then()
    {
        using var bucket = Bucket(10, 40);
        foreach (var broken in bucket.Send(40))
        {
            _time.Advance(TimeSpan.FromMilliseconds(1));
            broken.Dispose();
            broken.Dispose();
        }

        _time.Advance(TimeSpan.FromMilliseconds(100 - 39));
        Assert.Equal(1, bucket.TakeAll());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(39)]
    public void After_refusals_one_permit_is_due_at_the_end_of_the_penalty_however_many_others_were_under_way(int accepted)
    {
        using var bucket = Bucket(10, 40);
        var sent = bucket.Send(40);
        foreach (var refused in sent.Skip(accepted))
        {
            bucket.Penalize(TimeSpan.FromSeconds(1));
            refused.Dispose();
        }

        foreach (var answered in sent.Take(accepted))
        {
            bucket.ConfirmArrival(answered);
        }

        Assert.Equal(0, bucket.TakeAll());
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, bucket.TakeAll());
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(10, bucket.TakeAll());
    }

    [Fact]
    public void A_late_refusal_counts_once_what_has_long_arrived()
    {
        using var bucket = Bucket(10, 40);
        bucket.Send(40);
        _time.Advance(TimeSpan.FromSeconds(1.2));

        bucket.Penalize(TimeSpan.FromSeconds(1));
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(1, bucket.TakeAll());
    }

    [Fact]
    public void A_penalty_lasts_until_an_empty_bucket_has_a_permit_again()
    {
        using var bucket = Bucket(1, 2);
        bucket.Penalize(TimeSpan.FromMilliseconds(500));

        _time.Advance(TimeSpan.FromMilliseconds(999));
        Assert.Equal(0, bucket.TakeAll());
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, bucket.TakeAll());
    }

    [Fact]
    public void A_permit_is_given_back_once()
    {
        using var bucket = Bucket(10, 40);
        var sent = bucket.Send(40);

        bucket.Return(sent[0]);
        bucket.Return(sent[0]);
        Assert.Equal(1, bucket.TakeAll());

        _time.Advance(TimeSpan.FromSeconds(1)); // all are taken to have arrived
        bucket.Return(sent[1]);
        Assert.Equal(2, bucket.TakeAll()); // 39 and a second's 10, of which the burst is 40, less the 38 that have arrived
    }

    [Fact]
    public void It_is_not_idle_while_something_is_under_way()
    {
        using var bucket = Bucket(10, 40);
        var sent = bucket.Send(1);
        Assert.Null(bucket.IdleDuration);

        bucket.Return(sent[0]);

        Assert.Equal(TimeSpan.Zero, bucket.IdleDuration);
    }

    [Fact]
    public void A_lease_of_another_limiter_is_refused()
    {
        using var bucket = Bucket(10, 40);
        using var other = Bucket(10, 40);
        var foreign = other.AttemptAcquire();

        Assert.Throws<ArgumentException>(() => bucket.Return(foreign));
        Assert.Throws<ArgumentException>(() => bucket.ConfirmArrival(foreign));
    }

    /// <summary>Spends a full bucket on requests that are all under way for as long, and tells what has flowed in when they are answered.</summary>
    [Fact]
    public void What_is_never_answered_leaves_the_bucket_to_be_full_again()
    {
        using var bucket = Bucket(10, 2);
        bucket.Send(1);

        _time.Advance(TimeSpan.FromSeconds(10));

        // It is taken to have arrived after a second, and its permit to have flowed in 100 ms later.
        Assert.Equal(8.9, bucket.IdleDuration!.Value.TotalSeconds, 1e-3);
    }

    [Fact]
    public async Task Who_cannot_wait_until_the_burst_under_way_has_flowed_in_again_is_refused_at_once()
    {
        using var bucket = Bucket(10, 2);
        _time.Advance(Long);
        bucket.Send(2);

        var refused = bucket.AcquireAsync(TimeSpan.FromMilliseconds(50), atHead: false, default).AsTask();

        Assert.True(refused.IsCompleted);
        Assert.False((await refused).IsAcquired);
    }

    [Fact]
    public void What_arrived_before_the_rate_changed_has_flowed_in_at_the_old_one()
    {
        using var bucket = Bucket(10, 2);
        bucket.Send(1);

        _time.Advance(TimeSpan.FromMilliseconds(1500));
        bucket.UpdateRate(20);

        Assert.Equal(2, bucket.TakeAll());
    }

    [Fact]
    public void A_permit_given_back_counts_as_not_granted_unless_it_came_too_late()
    {
        using var bucket = Bucket(10, 2);
        var (soon, late) = (bucket.AttemptAcquire(), bucket.AttemptAcquire());

        bucket.Return(soon);
        Assert.Equal(1, bucket.GetStatistics()!.TotalSuccessfulLeases);
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(2, bucket.GetStatistics()!.CurrentAvailablePermits);
        bucket.Return(late);

        Assert.Equal(1, bucket.GetStatistics()!.TotalSuccessfulLeases);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_end_of_a_request_lets_others_have_their_turn_before_it_would_be_taken_to_have_arrived(bool isAnswered)
    {
        using var bucket = Bucket(10, 2);
        var sent = bucket.Send(2);
        var waiting = Wait(bucket);
        _time.Advance(TimeSpan.FromMilliseconds(100));

        foreach (var permit in sent)
        {
            if (isAnswered)
            {
                bucket.ConfirmArrival(permit);
            }
            else
            {
                permit.Dispose();
            }
        }

        _time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.True((await waiting).IsAcquired);
    }

    [Fact]
    public void A_rate_that_is_told_again_takes_nothing_from_what_is_under_way()
    {
        using var bucket = Bucket(10, 40);
        for (var call = 0; call < 1600; call++)
        {
            var one = bucket.AttemptAcquire();
            _time.Advance(TimeSpan.FromMilliseconds(500));
            bucket.ConfirmArrival(one);
        }

        _time.Advance(Long);
        var sent = bucket.Send(40);
        _time.Advance(TimeSpan.FromMilliseconds(500));
        foreach (var permit in sent)
        {
            bucket.UpdateRate(10); // as every answer does
            bucket.ConfirmArrival(permit);
        }

        Assert.Equal(4, bucket.GetStatistics()!.CurrentAvailablePermits);
    }

    [Fact]
    public void Who_was_answered_between_others_is_not_counted_again()
    {
        using var bucket = Bucket(10, 3);
        var sent = bucket.Send(3);

        bucket.ConfirmArrival(sent[1]);
        _time.Advance(TimeSpan.FromSeconds(2)); // the others are taken to have arrived
        Assert.Equal(3, bucket.GetStatistics()!.CurrentAvailablePermits);
        bucket.ConfirmArrival(sent[2]);

        Assert.Equal(3, bucket.TakeAll());
    }

    private int PermitsWhenAnswered(UsagePlanBucket bucket, TimeSpan roundTrip)
    {
        _time.Advance(Long);
        var sent = bucket.Send(40);
        _time.Advance(roundTrip);
        foreach (var permit in sent)
        {
            bucket.ConfirmArrival(permit);
        }

        return (int)bucket.GetStatistics()!.CurrentAvailablePermits;
    }

    private static Task<RateLimitLease> Wait(UsagePlanBucket bucket) => bucket.AcquireAsync(Long, atHead: false, default).AsTask();

    private UsagePlanBucket Bucket(double rate, int burst) => new(new UsagePlan(rate, burst), isRateCeiling: false, null, new RoundTrips(), _time);
}
