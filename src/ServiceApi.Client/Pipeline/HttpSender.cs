using System.Runtime.CompilerServices;
using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Pipeline;

/// <summary>
/// One try: a new request from the bytes that were written once, the answer's headers, then its body within the same time
/// limit. A connection that breaks within the body is thus seen by the retries.
/// </summary>
internal sealed class HttpSender(IHttpClientFactory clients, string clientName, SenderSettings settings, TimeProvider time)
{
    private const int MostBytes = 16 * 1024 * 1024;
    private const int MostBytesOfAnError = 64 * 1024;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Reply> SendAsync(Call call, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(settings.AttemptTimeout, time);
        using var link = cancellationToken.UnsafeRegister(static limit => ((CancellationTokenSource)limit!).Cancel(), limit);
        using var request = CreateRequest(call.Request, call.Token!.Value);
        HttpResponseMessage? response = null;
        try
        {
            call.Attempts++;
            var client = clients.CreateClient(clientName);
            response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
            return await ReadAsync(response, limit.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // Whatever it is, also from a handler of the app's own: the request may have been sent by then.
            var isLate = limit.IsCancellationRequested; // or cancelled: the caller is asked next
            cancellationToken.ThrowIfCancellationRequested(); // without the cause, which may quote the answer
            if (response is { IsSuccessStatusCode: false })
            {
                return Reply.Answer(response, default, time, settings.KeepsErrorBodies); // the refusal stands, without its words
            }

            return isLate ? Reply.TimedOut(exception) : Reply.ConnectionFailed(response, time, exception);
        }
        finally
        {
            response?.Dispose();
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Reply> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var cap = response.IsSuccessStatusCode ? MostBytes : MostBytesOfAnError;
        var body = await ResponseBody.ReadAsync(response.Content, cap, cancellationToken).ConfigureAwait(false);
        if (body.IsTruncated && response.IsSuccessStatusCode)
        {
            body.Dispose();
            return Reply.TooLarge(response, time);
        }

        return Reply.Answer(response, body, time, keepsBody: settings.KeepsErrorBodies && !response.IsSuccessStatusCode);
    }

    private HttpRequestMessage CreateRequest(OperationRequest request, string token)
    {
        var message = new HttpRequestMessage(request.Operation.Method, settings.Address(request.PathAndQuery));
        message.Headers.TryAddWithoutValidation("Accept", settings.Accept);
        message.Headers.TryAddWithoutValidation("User-Agent", settings.UserAgent);
        foreach (var (name, value) in request.Headers)
        {
            if (value is not null)
            {
                message.Headers.TryAddWithoutValidation(name, value);
            }
        }

        message.Headers.TryAddWithoutValidation(settings.TokenHeader, settings.FormatToken(token));
        if (request.Body is { } body)
        {
            message.Content = new ReadOnlyMemoryContent(body);
            message.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        }
        else if (request.Operation.Method != HttpMethod.Get)
        {
            // Without content the transport itself would send the request again when the connection ends before the answer.
            message.Content = new ByteArrayContent([]);
        }

        return message;
    }
}
