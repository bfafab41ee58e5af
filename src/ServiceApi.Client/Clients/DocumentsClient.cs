using ServiceApi.Client.Models;

namespace ServiceApi.Client.Clients;

internal sealed class DocumentsClient(ContractOfCall contract) : IDocumentsClient
{
    public async Task<ServiceDocumentUploadDestination> CreateUploadDestinationAsync(ServiceUploadDocument document, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        var response = await contract.With(options).CreateServiceDocumentUploadDestinationAsync(document, cancellationToken).ConfigureAwait(false);
        return response.Payload!;
    }
}
