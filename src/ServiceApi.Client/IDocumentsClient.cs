using ServiceApi.Client.Models;

namespace ServiceApi.Client;

/// <summary>Documents that prove an appointment's fulfilment.</summary>
public interface IDocumentsClient
{
    /// <summary>Asks where to upload a document, and how to encrypt it (<c>createServiceDocumentUploadDestination</c>).</summary>
    /// <param name="document">The document's type and length.</param>
    /// <param name="options">What is different for this call; null for nothing.</param>
    /// <param name="cancellationToken">Ends the call at any point.</param>
    /// <returns>The destination. Its address and its key are secrets while they last.</returns>
    /// <exception cref="ArgumentException">An argument is outside its limits.</exception>
    /// <exception cref="ServiceApiException">
    /// The call failed; the type says how. It is never sent again after a broken connection: with
    /// <see cref="ServiceApiException.OutcomeUnknown"/> it may have been carried out nevertheless.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller cancelled. What was sent by then may be carried out nevertheless.</exception>
    Task<ServiceDocumentUploadDestination> CreateUploadDestinationAsync(ServiceUploadDocument document, CallOptions? options = null, CancellationToken cancellationToken = default);
}
