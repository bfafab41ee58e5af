using ServiceApi.Client;
using ServiceApi.Client.Extend;

namespace ExtendWebhook;

/// <summary>Where Extend delivers its webhooks.</summary>
internal static partial class Webhook
{
    /// <summary>The largest body that is read: 1 MiB. A larger one is answered with 413, and never held in memory.</summary>
    public const int MostBytes = 1024 * 1024;

    public static async Task<IResult> ReceiveAsync(HttpRequest request, IExtendClient client, ILogger<Program> logger, CancellationToken cancellationToken)
    {
        try
        {
            // The signature is over the bytes as they came, and so nothing may read them as JSON and write them again.
            using var buffer = new MemoryStream();
            await request.Body.CopyToAsync(buffer, cancellationToken);
            var body = buffer.ToArray();
            var signature = request.Headers[IExtendWebhooks.SignatureHeader];
            var keyId = request.Headers[IExtendWebhooks.KeyIdHeader];
            if (!await client.Webhooks.VerifyAsync(body, signature, keyId, cancellationToken))
            {
                LogRefused(logger, body.Length);
                return Results.Unauthorized();
            }

            // Here an app stores it, and answers before it works on it. The same webhook may come twice: store it once for each order.
            LogAccepted(logger, body.Length);
            return Results.Accepted();
        }
        catch (BadHttpRequestException exception)
        {
            return Results.StatusCode(exception.StatusCode); // too large, or broken off
        }
        catch (ServiceApiException exception)
        {
            // Without the key nobody knows whether it is genuine: it is to be delivered again.
            LogNotVerified(logger, exception.Message);
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Accepted a webhook of {Bytes} bytes.")]
    private static partial void LogAccepted(ILogger logger, int bytes);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "Refused a webhook of {Bytes} bytes: Extend has not signed it.")]
    private static partial void LogRefused(ILogger logger, int bytes);

    [LoggerMessage(EventId = 3, Level = LogLevel.Error, Message = "Could not verify a webhook: {Reason}")]
    private static partial void LogNotVerified(ILogger logger, string reason);
}
