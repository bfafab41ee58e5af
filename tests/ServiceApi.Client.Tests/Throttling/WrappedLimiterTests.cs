using System.Threading.RateLimiting;
using ServiceApi.Client.Tests.Shared;
using ServiceApi.Client.Throttling;

namespace ServiceApi.Client.Tests.Throttling;

public sealed class WrappedLimiterTests : IDisposable
{
    private readonly VirtualTime _time = new();
    private readonly WrappedLimiter _limiter;

    public WrappedLimiterTests() =>
        _limiter = new(new ConcurrencyLimiter(new() { PermitLimit = 1, QueueLimit = 10 }), _time);

    public void Dispose() => _limiter.Dispose();

    [Fact]
    public async Task It_hands_out_what_the_limiter_grants()
    {
        using var first = await AcquireAsync(TimeSpan.FromMinutes(1));
        var second = AcquireAsync(TimeSpan.FromMinutes(1));

        Assert.True(first.IsAcquired);
        Assert.False(second.IsCompleted);
        first.Dispose();
        Assert.True((await second).IsAcquired);
    }

    [Fact]
    public async Task It_ends_a_wait_that_is_too_long()
    {
        using var first = await AcquireAsync(TimeSpan.FromMinutes(1));
        var second = AcquireAsync(TimeSpan.FromSeconds(5));

        _time.Advance(TimeSpan.FromSeconds(5));

        Assert.False((await second).IsAcquired);
    }

    [Fact]
    public async Task It_refuses_at_once_who_does_not_wait()
    {
        using var first = await AcquireAsync(TimeSpan.FromMinutes(1));

        Assert.False((await AcquireAsync(TimeSpan.Zero)).IsAcquired);
    }

    [Fact]
    public async Task It_pauses_after_a_penalty_and_refuses_whom_the_pause_is_too_long()
    {
        _limiter.Penalize(TimeSpan.FromSeconds(10));
        _limiter.Penalize(TimeSpan.FromSeconds(3)); // does not shorten it
        var patient = AcquireAsync(TimeSpan.FromMinutes(1));
        var impatient = await AcquireAsync(TimeSpan.FromSeconds(9));

        Assert.False(impatient.IsAcquired);
        Assert.True(impatient.TryGetMetadata(MetadataName.RetryAfter, out var wait));
        Assert.Equal(TimeSpan.FromSeconds(10), wait);
        Assert.False(patient.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.True((await patient).IsAcquired);
    }

    [Fact]
    public async Task A_penalty_also_holds_for_those_who_wait_already()
    {
        var first = await AcquireAsync(TimeSpan.FromMinutes(1));
        var patient = AcquireAsync(TimeSpan.FromMinutes(1));
        _limiter.Penalize(TimeSpan.FromSeconds(10));

        first.Dispose();
        await Eventually.TrueAsync(() => _time.NextWait == TimeSpan.FromSeconds(10));
        Assert.False(patient.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.True((await patient).IsAcquired);
    }

    [Fact]
    public async Task A_wait_can_be_cancelled()
    {
        using var first = await AcquireAsync(TimeSpan.FromMinutes(1));
        using var cancellation = new CancellationTokenSource();
        var waiting = _limiter.AcquireAsync(TimeSpan.FromMinutes(1), atHead: false, cancellation.Token).AsTask();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    private Task<RateLimitLease> AcquireAsync(TimeSpan maxWait) => _limiter.AcquireAsync(maxWait, atHead: false, default).AsTask();
}
