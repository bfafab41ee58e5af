using System.Net;
using System.Runtime.CompilerServices;
using System.Threading.RateLimiting;
using ServiceApi.Client.Authentication;
using ServiceApi.Client.Resilience;
using ServiceApi.Client.Throttling;

namespace ServiceApi.Client.Pipeline;

/// <summary>
/// One permit for each send, replays and retries included. The service's 429 slows the operation's limiter, so that
/// every caller of that operation waits and the one that was refused merely queues again.
/// </summary>
internal sealed class ThrottledSender(HttpSender sender, UsagePlanLimiters limiters, ITokenSource tokens, RetryOptions retry, TimeProvider time, Jitter jitter)
{
    private const int MostRenewals = 3; // a token that is expired when it arrives must not keep a call queueing for ever
    private static readonly TimeSpan LongestPenalty = TimeSpan.FromHours(1);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Reply> SendAsync(Call call, CancellationToken cancellationToken)
    {
        using var use = limiters.Enter();
        if (limiters.Find(call.Operation) is not { } limiter)
        {
            return await sender.SendAsync(call, cancellationToken).ConfigureAwait(false);
        }

        using var lease = await WaitAsync(limiter, call, cancellationToken).ConfigureAwait(false);
        if (!lease.IsAcquired)
        {
            var refusal = call.WaitsInQueue ? call.Reply : null;
            return Reply.QueueTooLong(lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : null, refusal);
        }

        var reply = await sender.SendAsync(call, cancellationToken).ConfigureAwait(false);
        call.WaitsInQueue = reply.StatusCode == HttpStatusCode.TooManyRequests;
        if (call.WaitsInQueue)
        {
            _ = reply.Errors; // read while there is a body: the reply may have to speak for a call that cannot queue again
            limiter.Penalize(Penalty(reply, call));
            limiters.Refuse(call.Operation);
            return reply;
        }

        if (reply.StatusCode is not null)
        {
            limiter.ConfirmArrival(lease);
        }

        if (reply.RateLimit is { } rate)
        {
            limiter.UpdateRate(rate);
            limiters.Learn(call.Operation, rate);
        }

        return reply;
    }

    private async ValueTask<RateLimitLease> WaitAsync(UsagePlanLimiter limiter, Call call, CancellationToken cancellationToken)
    {
        call.HasUsagePlan = true;
        var before = call.TimeInQueue;
        var lease = await QueueAsync(call, limiter.AcquireAsync(call.MaxQueueWait, atHead: false, cancellationToken)).ConfigureAwait(false);
        for (var renewals = 0; renewals < MostRenewals && lease.IsAcquired && tokens.NeedsRenewal(call.Token!); renewals++)
        {
            // A permit must not wait for a token: all that waited together would be sent together.
            Return(limiter, lease);
            var patience = call.MaxQueueWait - (call.TimeInQueue - before);
            call.Token = await tokens.GetAsync(cancellationToken).ConfigureAwait(false);
            lease = await QueueAsync(call, limiter.AcquireAsync(patience, atHead: true, cancellationToken)).ConfigureAwait(false);
        }

        if (lease.IsAcquired && cancellationToken.IsCancellationRequested)
        {
            Return(limiter, lease);
            cancellationToken.ThrowIfCancellationRequested();
        }

        return lease;
    }

    private ValueTask<RateLimitLease> QueueAsync(Call call, ValueTask<RateLimitLease> turn) => turn.IsCompleted ? turn : MeasureAsync(call, turn);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<RateLimitLease> MeasureAsync(Call call, ValueTask<RateLimitLease> turn)
    {
        var queued = time.GetTimestamp();
        try
        {
            return await turn.ConfigureAwait(false);
        }
        finally
        {
            call.TimeInQueue += time.GetElapsedTime(queued);
        }
    }

    private static void Return(UsagePlanLimiter limiter, RateLimitLease lease)
    {
        limiter.Return(lease);
        lease.Dispose();
    }

    private TimeSpan Penalty(Reply reply, Call call)
    {
        var backoff = Backoff.Delay(call.Attempts - 1, retry.BaseDelay, retry.MaxDelay, jitter);
        return reply.RetryAfter is { } asked && asked > backoff ? (asked < LongestPenalty ? asked : LongestPenalty) : backoff;
    }
}
