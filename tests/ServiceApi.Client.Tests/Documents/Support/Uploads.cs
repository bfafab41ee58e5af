using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ServiceApi.Client.Clients;
using ServiceApi.Client.DependencyInjection;
using ServiceApi.Client.Diagnostics;
using ServiceApi.Client.Documents;
using ServiceApi.Client.Models;
using ServiceApi.Client.Pipeline;
using ServiceApi.Client.Resilience;
using ServiceApi.Client.Tests.Shared;
using ServiceApi.Client.Tests.Support;

namespace ServiceApi.Client.Tests.Documents.Support;

/// <summary>A client, the service that gives out destinations, and the store that they lead to.</summary>
internal sealed class Uploads : IAsyncDisposable
{
    private readonly ConcurrentQueue<Destination> _destinations = new();
    private int _ids;

    /// <param name="configure">Sets options.</param>
    /// <param name="build">Goes on with the registration; what it puts in the place of the store in memory is used.</param>
    public Uploads(Action<ServiceApiClientOptions>? configure = null, Action<ProviderClientBuilder<ServiceApiClientOptions>>? build = null)
    {
        FakeStore? store = null;
        Client = new(configure, builder =>
        {
            builder.DocumentHttpClient.ConfigurePrimaryHttpMessageHandler(() => store!.Handler());
            build?.Invoke(builder);
        });
        Store = store = new(Client.Time);
        Client.Service.Api = (request, _) => Task.FromResult(Answer(request));
    }

    public TestClient Client { get; }

    public FakeStore Store { get; }

    /// <summary>The destinations that were given out, in order.</summary>
    public IReadOnlyList<Destination> Destinations => [.. _destinations];

    /// <summary>Spoils the answers that name a destination.</summary>
    public Action<JsonObject> Spoil { get; set; } = _ => { };

    public IDocumentsClient Documents => Client.Client.Documents;

    /// <summary>The client's own way to upload, on a pool of the test's.</summary>
    public DocumentUploader On(ArrayPool<byte> pool)
    {
        var services = Client.Services;
        var options = new DocumentUploadOptions();
        var store = new DocumentStore(services.GetRequiredService<IHttpClientFactory>(), "ServiceApi.Client.Documents", options.Timeout, Client.Time);
        var contract = new ContractOfCall((OperationExecutor)Client.Client.Executor);
        var sender = new DocumentSender(contract, store, options, "x-amz-access-token", Client.Time, services.GetRequiredService<Jitter>(), pool);
        return new(sender, options, new ClientTelemetry("", null, services.GetRequiredService<ClientInstruments>(), Client.Time, NullLogger.Instance), pool);
    }

    /// <summary>The one document that is stored, decrypted with the key of the destination that the result names.</summary>
    public byte[] Read(FulfillmentDocument document)
    {
        var destination = Assert.Single(Destinations, destination => destination.Id == document.UploadDestinationId);
        return destination.Decrypt(Store.Stored[new Uri(destination.Url, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }).AbsoluteUri]);
    }

    /// <summary>Uploads, and moves the clock whenever a wait or a store that does not answer is all that is left.</summary>
    public Task<FulfillmentDocument> UploadAsync(DocumentContent content, IProgress<UploadProgress>? progress = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        RunAsync(Documents.UploadAsync(content, progress, options, cancellationToken));

    public async Task<FulfillmentDocument> RunAsync(Task<FulfillmentDocument> upload)
    {
        while (true)
        {
            TimeSpan? wait = null;
            await Eventually.TrueAsync(() => upload.IsCompleted || (wait = Store.IsHanging ? Client.Time.NextTimer : Client.Time.NextWait) is not null);
            if (upload.IsCompleted)
            {
                return await upload;
            }

            Client.Time.Advance(wait!.Value);
        }
    }

    /// <summary>Nothing left the client: neither to the service nor to the store.</summary>
    public void AssertNothingSent()
    {
        Assert.Empty(Client.Service.Requests);
        Assert.Empty(Store.Sent);
    }

    public ValueTask DisposeAsync() => Client.DisposeAsync();

    private HttpResponseMessage Answer(SentRequest request)
    {
        if (request.Address.AbsolutePath != "/service/v1/documents")
        {
            return ScriptedService.Json(HttpStatusCode.OK, "{}");
        }

        var destination = new Destination(
            $"d-{Interlocked.Increment(ref _ids)}",
            [.. Convert.FromBase64String("S33D"), .. RandomNumberGenerator.GetBytes(29)],
            [.. Convert.FromBase64String("S33D"), .. RandomNumberGenerator.GetBytes(13)],
            JsonElement.Parse(request.Body!),
            request.At);
        _destinations.Enqueue(destination);
        var payload = destination.Payload();
        Spoil(payload);
        return ScriptedService.Json(HttpStatusCode.OK, new JsonObject { ["payload"] = payload }.ToJsonString(), ("x-amzn-RequestId", $"request-{destination.Id}"));
    }
}
