using System.Buffers;
using System.Net;
using ServiceApi.Client.Clients;
using ServiceApi.Client.Pipeline;
using ServiceApi.Client.Resilience;

namespace ServiceApi.Client.Documents;

/// <summary>
/// Sends a document until it is stored. The same bytes at the same address are the same document, so that sending again does no
/// harm; when the address has expired, or is refused, a new one is asked for.
/// </summary>
internal sealed class DocumentSender
{
    /// <summary>How long an address is used after it was received: it is signed for 300 seconds, of which its own way takes some.</summary>
    private static readonly TimeSpan AddressLife = TimeSpan.FromSeconds(270);

    private readonly ContractOfCall _contract;
    private readonly DocumentStore _store;
    private readonly DocumentUploadOptions _options;
    private readonly string _tokenHeader;
    private readonly TimeProvider _time;
    private readonly Jitter _jitter;
    private readonly ArrayPool<byte> _pool;
    private readonly RetryPipeline<Reply> _retry;

    public DocumentSender(
        ContractOfCall contract, DocumentStore store, DocumentUploadOptions options, string tokenHeader, TimeProvider time, Jitter jitter, ArrayPool<byte> pool)
    {
        _contract = contract;
        _store = store;
        _options = options;
        _tokenHeader = tokenHeader;
        _time = time;
        _jitter = jitter;
        _pool = pool;
        _retry = new(options.Retry.MaxRetries, time, ShouldRetry, Delay);
    }

    public async ValueTask SendAsync(DocumentUpload upload, CancellationToken cancellationToken) =>
        upload.Call.Reply = await _retry.ExecuteAsync(
            static (state, token) => state.Sender.TryAsync(state.Upload, token),
            (Sender: this, Upload: upload),
            cancellationToken).ConfigureAwait(false);

    private static bool IsPassing(Reply reply) =>
        reply.Kind is ReplyKind.ConnectionFailed or ReplyKind.TimedOut
        || reply.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or HttpStatusCode.InternalServerError
            or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout
        || reply.Errors is [{ Code: "RequestTimeout" }]; // a 408 in the store's words, with status 400

    private async ValueTask<Reply> TryAsync(DocumentUpload upload, CancellationToken cancellationToken)
    {
        if (upload.Destination is not { } destination || _time.GetElapsedTime(destination.ReceivedAt) >= AddressLife)
        {
            await RenewAsync(upload, cancellationToken).ConfigureAwait(false);
        }

        var reply = await PutAsync(upload, cancellationToken).ConfigureAwait(false);
        if (reply.StatusCode != HttpStatusCode.Forbidden && reply.Errors is not [{ Code: "ExpiredToken" }])
        {
            return reply;
        }

        // By the store's clock the address may have expired all the same.
        reply.Dispose();
        await RenewAsync(upload, cancellationToken).ConfigureAwait(false);
        return await PutAsync(upload, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<Reply> PutAsync(DocumentUpload upload, CancellationToken cancellationToken)
    {
        var content = new EncryptedContent(upload.Reader, upload.Document, upload.Destination!, upload.Progress, _options.HashEncryptedContent, _pool);
        upload.Call.Attempts++;
        var reply = await _store.PutAsync(upload.Destination!, content, cancellationToken).ConfigureAwait(false);
        upload.EncryptedSha256 = content.Sha256;
        return reply;
    }

    private async ValueTask RenewAsync(DocumentUpload upload, CancellationToken cancellationToken)
    {
        ResponseMetadata? metadata = null;
        var options = upload.Options with
        {
            OnResponse = answered =>
            {
                metadata = answered;
                upload.Options.OnResponse?.Invoke(answered);
            },
        };
        var answer = await _contract.With(options).CreateServiceDocumentUploadDestinationAsync(upload.Announcement, cancellationToken).ConfigureAwait(false);
        var mediaType = DocumentFormat.Find(upload.Document.ContentType)?.MediaType;
        if (UploadDestination.Read(answer.Payload!, mediaType, _tokenHeader, _time.GetTimestamp(), out var destination) is { } fault)
        {
            throw Unfit(metadata!, fault);
        }

        upload.Destination = destination;
    }

    private static ServiceApiUnreadableResponseException Unfit(ResponseMetadata metadata, string fault)
    {
        var failure = new ServiceApiFailure
        {
            Operation = metadata.Operation,
            StatusCode = metadata.StatusCode,
            RequestId = metadata.RequestId,
            Attempts = metadata.Attempts,
        };
        return new(failure, fault);
    }

    private bool ShouldRetry(Reply reply) => IsPassing(reply) && !(reply.RetryAfter > _options.Retry.MaxDelay);

    private TimeSpan Delay(Reply reply, int retried)
    {
        var backoff = Backoff.Delay(retried, _options.Retry.BaseDelay, _options.Retry.MaxDelay, _jitter);
        return reply.RetryAfter is { } asked && asked > backoff ? asked : backoff;
    }
}
