using System.Net;
using System.Runtime.CompilerServices;
using ServiceApi.Client.Authentication;
using ServiceApi.Client.Models;

namespace ServiceApi.Client.Pipeline;

/// <summary>Puts a token on every try, and replays a try once when the service says that its token is no longer valid.</summary>
internal sealed class AuthorizedSender(ThrottledSender sender, ITokenSource tokens, bool renewsWhenForbidden, TimeProvider time)
{
    private static readonly TimeSpan AgeOfDoubt = TimeSpan.FromMinutes(1); // a newer one is not what an unexplained 403 is about

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Reply> SendAsync(Call call, CancellationToken cancellationToken)
    {
        try
        {
            call.Token = await tokens.GetAsync(cancellationToken).ConfigureAwait(false);
            var reply = await sender.SendAsync(call, cancellationToken).ConfigureAwait(false);
            if (!IsTokenRejected(reply) && !IsTokenInDoubt(reply, call.Token))
            {
                return reply;
            }

            return await ReplayAsync(call, reply, cancellationToken).ConfigureAwait(false);
        }
        catch (TokenUnavailableException exception)
        {
            return Reply.NoToken(exception.InnerException!);
        }
    }

    private async ValueTask<Reply> ReplayAsync(Call call, Reply refusal, CancellationToken cancellationToken)
    {
        var rejected = call.Token!;
        var isFinal = false;
        try
        {
            tokens.Invalidate(rejected);
            call.Token = await tokens.GetAsync(cancellationToken).ConfigureAwait(false);
            isFinal = call.Token.Value == rejected.Value; // the same answer would come again
            return isFinal ? refusal : await sender.SendAsync(call, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (!isFinal)
            {
                refusal.Dispose();
            }
        }
    }

    private static bool IsTokenRejected(Reply reply) =>
        reply.StatusCode == HttpStatusCode.Unauthorized
        || (reply.StatusCode == HttpStatusCode.Forbidden && reply.Errors.Any(BlamesToken));

    private bool IsTokenInDoubt(Reply reply, CachedToken token) =>
        renewsWhenForbidden && reply.StatusCode == HttpStatusCode.Forbidden && time.GetUtcNow() - token.ObtainedAt > AgeOfDoubt;

    private static bool BlamesToken(ServiceError error) =>
        error.Code is null or "Unauthorized"
        && (Mentions(error.Details) || Mentions(error.Message));

    private static bool Mentions(string? text) =>
        text is not null
        && text.Contains("token", StringComparison.OrdinalIgnoreCase)
        && (text.Contains("expired", StringComparison.OrdinalIgnoreCase) || text.Contains("revoked", StringComparison.OrdinalIgnoreCase));
}
