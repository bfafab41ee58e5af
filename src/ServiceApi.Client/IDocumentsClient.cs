using ServiceApi.Client.Models;

namespace ServiceApi.Client;

/// <summary>Documents that prove an appointment's fulfilment.</summary>
public interface IDocumentsClient
{
    /// <summary>
    /// Uploads a document: measures it, asks for a destination, encrypts it with that destination's key, and sends it to the document
    /// store, again where that helps. The result is what <see cref="SetAppointmentFulfillmentDataRequest.FulfillmentDocuments"/> takes.
    /// </summary>
    /// <remarks>
    /// At most <see cref="Documents.DocumentUploadOptions.MaxConcurrentUploads"/> documents of an account are uploaded at a time; more calls wait.
    /// To upload again after a failure is always safe: what may have been stored before has an id that nobody was told.
    /// </remarks>
    /// <param name="content">The document, 1 to 5,242,880 bytes.</param>
    /// <param name="progress">Told as the document is sent; null for nobody.</param>
    /// <param name="options">What is different for the calls of this upload; null for nothing.</param>
    /// <param name="cancellationToken">Ends the upload at any point.</param>
    /// <returns>The destination's id and the document's hash.</returns>
    /// <exception cref="ArgumentException">The document is empty or too long, its format is none that the service takes, or it is not what it is said to be. Nothing was sent.</exception>
    /// <exception cref="IOException">The document cannot be read, or has changed while it was uploaded; what a stream throws reaches the caller as it is. Nothing usable was stored.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or is a directory. Nothing was sent.</exception>
    /// <exception cref="ServiceApiException">The upload failed; the type says how. The operation <c>uploadDocument</c> is the document store's, any other one the service's.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<FulfillmentDocument> UploadAsync(DocumentContent content, IProgress<UploadProgress>? progress = null, CallOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Asks where to upload a document, and how to encrypt it (<c>createServiceDocumentUploadDestination</c>).</summary>
    /// <param name="document">The document's type and length.</param>
    /// <param name="options">What is different for this call; null for nothing.</param>
    /// <param name="cancellationToken">Ends the call at any point.</param>
    /// <returns>The destination. Its address and its key are secrets while they last.</returns>
    /// <exception cref="ArgumentException">An argument is outside its limits.</exception>
    /// <exception cref="ServiceApiException">The call failed; the type says how.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled. What was sent by then may be carried out nevertheless.</exception>
    Task<ServiceDocumentUploadDestination> CreateUploadDestinationAsync(ServiceUploadDocument document, CallOptions? options = null, CancellationToken cancellationToken = default);
}
