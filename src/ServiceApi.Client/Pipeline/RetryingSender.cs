using System.Net;
using System.Runtime.CompilerServices;
using Polly;
using ServiceApi.Client.Resilience;

namespace ServiceApi.Client.Pipeline;

/// <summary>Repeats a call where that is safe and may help.</summary>
internal sealed class RetryingSender
{
    private readonly AuthorizedSender _sender;
    private readonly RetryOptions _options;
    private readonly Jitter _jitter;
    private readonly ResiliencePipeline<Call> _retry;

    public RetryingSender(AuthorizedSender sender, RetryOptions options, TimeProvider time, Jitter jitter)
    {
        _sender = sender;
        _options = options;
        _jitter = jitter;
        _retry = RetryPipeline.Create<Call>(options.MaxRetries, time, ShouldRetry, Delay);
    }

    /// <summary>Sends the call until its reply stands.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask SendAsync(Call call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Note(call, await _sender.SendAsync(call, cancellationToken).ConfigureAwait(false));
        if (ShouldRetry(call))
        {
            await _retry.ExecuteAsync(static (tries, token) => tries.NextAsync(token), new Tries(this, call), cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<Call> TryAgainAsync(Call call, CancellationToken cancellationToken)
    {
        Note(call, await _sender.SendAsync(call, cancellationToken).ConfigureAwait(false));
        return call;
    }

    private static void Note(Call call, Reply reply)
    {
        call.Reply = reply;
        call.IsOutcomeUnknown |= call.ChangesState && IsAmbiguous(reply);
    }

    private static bool IsAmbiguous(Reply reply) =>
        reply.Kind is ReplyKind.TimedOut || (reply.Kind is ReplyKind.ConnectionFailed && !reply.IsUnsent) || IsServerFault(reply);

    private static bool IsServerFault(Reply reply) =>
        reply.StatusCode is HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout;

    private bool ShouldRetry(Call call)
    {
        var reply = call.Reply!;
        return IsWorthRepeating(call, reply) && (call.WaitsInQueue || MayWait(call, reply));
    }

    // Without a usage plan there is no queue: the wait for a turn is here, and no longer than it would be there.
    private bool MayWait(Call call, Reply reply) =>
        reply.StatusCode == HttpStatusCode.TooManyRequests
            ? call.MaxQueueWait > TimeSpan.Zero && !(reply.RetryAfter > call.MaxQueueWait)
            : !(reply.RetryAfter > _options.MaxDelay);

    private static bool IsWorthRepeating(Call call, Reply reply) => reply switch
    {
        { Kind: ReplyKind.Answer, StatusCode: HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable } => true,
        { Kind: ReplyKind.ConnectionFailed or ReplyKind.TimedOut } => call.Operation.IsSafeToRepeat,
        { Kind: ReplyKind.Answer } => call.Operation.IsSafeToRepeat && IsServerFault(reply),
        _ => false,
    };

    private TimeSpan Delay(Call call, int retried)
    {
        if (call.WaitsInQueue)
        {
            return TimeSpan.Zero;
        }

        var backoff = Backoff.Delay(retried, _options.BaseDelay, _options.MaxDelay, _jitter);
        return call.Reply!.RetryAfter is { } asked && asked > backoff ? asked : backoff;
    }

    /// <summary>A call's tries as the retries see them. The first has been made already: a call that needs no second one pays for no retries.</summary>
    private sealed class Tries(RetryingSender sender, Call call)
    {
        private bool _hasFirst;

        public ValueTask<Call> NextAsync(CancellationToken cancellationToken)
        {
            if (_hasFirst)
            {
                return sender.TryAgainAsync(call, cancellationToken);
            }

            _hasFirst = true;
            return new(call);
        }
    }
}
