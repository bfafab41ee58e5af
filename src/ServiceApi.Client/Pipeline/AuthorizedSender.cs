using System.Net;
using ServiceApi.Client.Authentication;
using ServiceApi.Client.Models;

namespace ServiceApi.Client.Pipeline;

/// <summary>Puts a token on every try, and replays a try once when the service says that its token is no longer valid.</summary>
internal sealed class AuthorizedSender(ThrottledSender sender, AccessTokenCache tokens)
{
    public async ValueTask<Reply> SendAsync(Call call, CancellationToken cancellationToken)
    {
        try
        {
            call.Token = await tokens.GetAsync(cancellationToken).ConfigureAwait(false);
            var reply = await sender.SendAsync(call, cancellationToken).ConfigureAwait(false);
            if (!IsTokenRejected(reply))
            {
                return reply;
            }

            reply.Dispose();
            tokens.Invalidate(call.Token);
            call.Token = await tokens.GetAsync(cancellationToken).ConfigureAwait(false);
            return await sender.SendAsync(call, cancellationToken).ConfigureAwait(false);
        }
        catch (TokenUnavailableException exception)
        {
            return Reply.NoToken(exception.InnerException!);
        }
    }

    private static bool IsTokenRejected(Reply reply) =>
        reply.StatusCode == HttpStatusCode.Unauthorized
        || (reply.StatusCode == HttpStatusCode.Forbidden && reply.Errors.Any(BlamesToken));

    private static bool BlamesToken(ServiceError error) =>
        error.Code == "Unauthorized"
        && (Mentions(error.Details) || Mentions(error.Message));

    private static bool Mentions(string? text) =>
        text is not null
        && text.Contains("token", StringComparison.OrdinalIgnoreCase)
        && (text.Contains("expired", StringComparison.OrdinalIgnoreCase) || text.Contains("revoked", StringComparison.OrdinalIgnoreCase));
}
