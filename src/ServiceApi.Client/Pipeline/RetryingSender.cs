using System.Net;
using System.Runtime.CompilerServices;
using ServiceApi.Client.Resilience;

namespace ServiceApi.Client.Pipeline;

/// <summary>Repeats a call where that is safe and may help. One serves all accounts that retry alike.</summary>
internal sealed class RetryingSender
{
    private readonly RetryOptions _options;
    private readonly Jitter _jitter;
    private readonly RetryPipeline<Call> _retry;

    public RetryingSender(RetryOptions options, TimeProvider time, Jitter jitter)
    {
        _options = options;
        _jitter = jitter;
        _retry = new(options.MaxRetries, time, ShouldRetry, Delay);
    }

    /// <summary>Sends the call, by its account's sender, until its reply stands.</summary>
    public ValueTask<Call> SendAsync(AuthorizedSender sender, Call call, CancellationToken cancellationToken) =>
        _retry.ExecuteAsync(static (state, token) => TryAsync(state.Sender, state.Call, token), (Sender: sender, Call: call), cancellationToken);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<Call> TryAsync(AuthorizedSender sender, Call call, CancellationToken cancellationToken)
    {
        call.Reply = await sender.SendAsync(call, cancellationToken).ConfigureAwait(false);
        call.IsOutcomeUnknown |= call.ChangesState && IsAmbiguous(call.Reply);
        return call;
    }

    // Of a fault that it does not name, such as 520 of something between, a client knows no more than of 500.
    private static bool IsAmbiguous(Reply reply) =>
        reply.Kind is ReplyKind.TimedOut
        || (reply.Kind is ReplyKind.ConnectionFailed && !reply.IsUnsent)
        || reply.StatusCode is >= HttpStatusCode.InternalServerError and not HttpStatusCode.ServiceUnavailable;

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
}
