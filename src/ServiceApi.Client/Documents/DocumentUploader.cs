using System.Buffers;
using System.Threading.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServiceApi.Client.Clients;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Diagnostics;
using ServiceApi.Client.Models;
using ServiceApi.Client.Pipeline;
using ServiceApi.Client.Providers;
using ServiceApi.Client.Resilience;

namespace ServiceApi.Client.Documents;

/// <summary>One account's uploads, some at a time. A document is measured and found fit before anything is sent.</summary>
internal sealed class DocumentUploader(DocumentSender sender, DocumentUploadOptions options, ClientTelemetry telemetry, ArrayPool<byte> pool) : IDisposable
{
    private readonly ConcurrencyLimiter _slots = new(new() { PermitLimit = options.MaxConcurrentUploads, QueueLimit = int.MaxValue });

    public static DocumentUploader Create(ProviderAccount<ServiceApiClientOptions> account, ServicesApiDefinition service)
    {
        var services = account.Services;
        var options = account.Options.Documents;
        var time = services.GetRequiredService<TimeProvider>();
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(service.Name);
        var telemetry = new ClientTelemetry(account.Name, endpoint: null, services.GetRequiredService<ClientInstruments>(), time, logger);
        var store = new DocumentStore(services.GetRequiredService<IHttpClientFactory>(), account.GetHttpClientName(ServicesApiDefinition.DocumentsPurpose), options.Timeout, time);
        var pool = ArrayPool<byte>.Shared;
        var sender = new DocumentSender(new ContractOfCall(account.Executor), store, options, service.TokenHeader, time, services.GetRequiredService<Jitter>(), pool);
        return new(sender, options, telemetry, pool);
    }

    public async Task<FulfillmentDocument> UploadAsync(DocumentContent content, IProgress<UploadProgress>? progress, CallOptions? callOptions, CancellationToken cancellationToken)
    {
        using var slot = await _slots.AcquireAsync(permitCount: 1, cancellationToken).ConfigureAwait(false);
        ObjectDisposedException.ThrowIf(!slot.IsAcquired, this);
        var reader = await content.OpenAsync(pool, cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            var document = await MeasuredDocument.ReadAsync(reader, content, nameof(content), pool, cancellationToken).ConfigureAwait(false);
            var announcement = new ServiceUploadDocument
            {
                ContentType = document.ContentType,
                ContentLength = options.AnnounceEncryptedLength ? document.EncryptedLength : document.Length,
                ContentMd5 = content.ContentMd5,
            };
            RequestGuard.Valid(announcement, nameof(content));
            using var upload = new DocumentUpload(reader, document, announcement, progress, callOptions ?? new());
            return await RunAsync(upload, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose() => _slots.Dispose();

    private async Task<FulfillmentDocument> RunAsync(DocumentUpload upload, CancellationToken cancellationToken)
    {
        var observation = telemetry.Observe(upload.Call);
        ServiceApiException? failure;
        try
        {
            await sender.SendAsync(upload, cancellationToken).ConfigureAwait(false);
            failure = CallFailure.Of(upload.Call);
        }
        catch (ServiceApiException exception)
        {
            telemetry.End(observation, upload.Call, exception);
            throw;
        }
        catch (Exception exception)
        {
            telemetry.End(observation, upload.Call, exception);
            throw;
        }

        telemetry.End(observation, upload.Call, failure);
        upload.Options.OnResponse?.Invoke(ResponseMetadata.Of(upload.Call));
        return failure is null
            ? new() { UploadDestinationId = upload.Destination!.Id, ContentSha256 = Convert.ToBase64String(upload.EncryptedSha256 ?? upload.Document.Sha256) }
            : throw failure;
    }
}
