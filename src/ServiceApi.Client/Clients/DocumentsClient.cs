using ServiceApi.Client.Documents;
using ServiceApi.Client.Models;

namespace ServiceApi.Client.Clients;

internal sealed class DocumentsClient(ContractOfCall contract, DocumentUploader uploader) : IDocumentsClient
{
    public Task<FulfillmentDocument> UploadAsync(DocumentContent content, IProgress<UploadProgress>? progress = null, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        return uploader.UploadAsync(content, progress, options, cancellationToken);
    }

    public async Task<ServiceDocumentUploadDestination> CreateUploadDestinationAsync(ServiceUploadDocument document, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        var response = await contract.With(options).CreateServiceDocumentUploadDestinationAsync(document, cancellationToken).ConfigureAwait(false);
        return response.Payload!;
    }
}
