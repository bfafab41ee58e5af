using ServiceApi.Client.Documents;
using ServiceApi.Client.Models;
using ServiceApi.Client.Providers;

namespace ServiceApi.Client.Clients;

internal sealed class DocumentsClient(ContractOfCall contract, ProviderAccount<ServiceApiClientOptions> account, ServicesApiDefinition service) : IDocumentsClient
{
    private DocumentUploader? _uploader; // made by the first upload: most accounts have none

    public Task<FulfillmentDocument> UploadAsync(DocumentContent content, IProgress<UploadProgress>? progress = null, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        return (_uploader ?? AddUploader()).UploadAsync(content, progress, options, cancellationToken);
    }

    public async Task<ServiceDocumentUploadDestination> CreateUploadDestinationAsync(ServiceUploadDocument document, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        var response = await contract.With(options).CreateServiceDocumentUploadDestinationAsync(document, cancellationToken).ConfigureAwait(false);
        return response.Payload!;
    }

    private DocumentUploader AddUploader()
    {
        var made = DocumentUploader.Create(account, service);
        if (Interlocked.CompareExchange(ref _uploader, made, null) is not { } first)
        {
            return account.DisposeWithAccount(made);
        }

        made.Dispose();
        return first;
    }
}
