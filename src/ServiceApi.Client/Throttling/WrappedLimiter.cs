using System.Threading.RateLimiting;

namespace ServiceApi.Client.Throttling;

/// <summary>Any <see cref="RateLimiter"/> in the place of a <see cref="UsagePlanLimiter"/>: it adds the bound of the wait and the pause after a refusal.</summary>
internal sealed class WrappedLimiter(RateLimiter limiter, TimeProvider time) : UsagePlanLimiter
{
    private readonly long _origin = time.GetTimestamp();
    private long _pausedUntil; // ticks since _origin

    public override TimeSpan? IdleDuration => IsPaused ? null : limiter.IdleDuration;

    private bool IsPaused => Interlocked.Read(ref _pausedUntil) > time.GetElapsedTime(_origin).Ticks;

    public override async ValueTask<RateLimitLease> AcquireAsync(TimeSpan maxWait, bool atHead, CancellationToken cancellationToken)
    {
        var begun = time.GetElapsedTime(_origin);
        if (await WaitOutPauseAsync(begun, maxWait, cancellationToken).ConfigureAwait(false) is { } refusal)
        {
            return refusal;
        }

        var lease = await AcquireAsync(maxWait - (time.GetElapsedTime(_origin) - begun), maxWait, cancellationToken).ConfigureAwait(false);
        try
        {
            // A penalty may have come while the limiter was waited for.
            if (!lease.IsAcquired || await WaitOutPauseAsync(begun, maxWait, cancellationToken).ConfigureAwait(false) is not { } late)
            {
                return lease;
            }

            lease.Dispose();
            return late;
        }
        catch (OperationCanceledException)
        {
            lease.Dispose();
            throw;
        }
    }

    private async ValueTask<PermitRefusal?> WaitOutPauseAsync(TimeSpan begun, TimeSpan maxWait, CancellationToken cancellationToken)
    {
        while (TimeSpan.FromTicks(Interlocked.Read(ref _pausedUntil)) - time.GetElapsedTime(_origin) is { Ticks: > 0 } pause)
        {
            if (time.GetElapsedTime(_origin) - begun + pause > maxWait)
            {
                return new PermitRefusal(pause);
            }

            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    private async ValueTask<RateLimitLease> AcquireAsync(TimeSpan bearable, TimeSpan maxWait, CancellationToken cancellationToken)
    {
        if (bearable <= TimeSpan.Zero)
        {
            return limiter.AttemptAcquire();
        }

        using var patience = new CancellationTokenSource(bearable < TimeSpan.FromDays(1) ? bearable : Timeout.InfiniteTimeSpan, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            return await limiter.AcquireAsync(1, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new PermitRefusal(maxWait);
        }
    }

    public override void Return(RateLimitLease lease)
    {
        // A plain limiter cannot take a permit back; it is spent.
    }

    public override void Penalize(TimeSpan delay)
    {
        var until = (time.GetElapsedTime(_origin) + delay).Ticks;
        var current = Interlocked.Read(ref _pausedUntil);
        while (current < until)
        {
            var seen = Interlocked.CompareExchange(ref _pausedUntil, until, current);
            if (seen == current)
            {
                return;
            }

            current = seen;
        }
    }

    public override void UpdateRate(double ratePerSecond)
    {
        // A plain limiter has the rate that the app gave it.
    }

    public override RateLimiterStatistics? GetStatistics() => limiter.GetStatistics();

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) =>
        limiter.AcquireAsync(permitCount, cancellationToken);

    protected override RateLimitLease AttemptAcquireCore(int permitCount) => limiter.AttemptAcquire(permitCount);

    protected override void Dispose(bool disposing)
    {
        limiter.Dispose();
        base.Dispose(disposing);
    }
}
