using ServiceApi.Client.Pipeline;

namespace ServiceApi.Client.Documents;

/// <summary>One try to send a document, through an HttpClient that knows no access tokens.</summary>
internal sealed class DocumentStore(IHttpClientFactory clients, string clientName, TimeSpan timeout, TimeProvider time)
{
    private const int MostBytesOfAnError = 64 * 1024;

    public async ValueTask<Reply> PutAsync(UploadDestination destination, EncryptedContent content, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        using var request = CreateRequest(destination, content);
        HttpResponseMessage? response = null;
        try
        {
            response = await clients.CreateClient(clientName).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            return await ReadAsync(response, content, either.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            content.Fault?.Throw();
            if (response is { IsSuccessStatusCode: false })
            {
                return Reply.Answer(response, default, time); // the refusal stands, without its words
            }

            return limit.IsCancellationRequested ? Reply.TimedOut(exception) : Reply.ConnectionFailed(response, time, exception);
        }
        finally
        {
            response?.Dispose();
            await content.EndAsync().ConfigureAwait(false);
        }
    }

    private static HttpRequestMessage CreateRequest(UploadDestination destination, EncryptedContent content)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, destination.Address) { Content = content };
        foreach (var (name, value) in destination.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        // An address that has expired is refused before the document is on its way.
        request.Headers.ExpectContinue = true;
        return request;
    }

    private async ValueTask<Reply> ReadAsync(HttpResponseMessage response, EncryptedContent content, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
        {
            return Reply.Answer(response, await ResponseBody.ReadAsync(response.Content, MostBytesOfAnError, cancellationToken).ConfigureAwait(false), time);
        }

        if (!content.IsSent)
        {
            throw new HttpRequestException("The document store answered before it had the whole document.");
        }

        // A store has nothing to say of a document that it took: a page is of something between, which may not have sent it on.
        using var body = await ResponseBody.ReadAsync(response.Content, MostBytesOfAnError, cancellationToken).ConfigureAwait(false);
        return AnswerBody.IsNothing(body.Span)
            ? Reply.Answer(response, default, time)
            : throw new HttpRequestException("Something else answered in the document store's place.");
    }
}
