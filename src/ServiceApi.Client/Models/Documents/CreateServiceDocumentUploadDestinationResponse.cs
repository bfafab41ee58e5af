using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Models;

/// <summary>The answer to createServiceDocumentUploadDestination.</summary>
public sealed record CreateServiceDocumentUploadDestinationResponse : ServiceModel, IResponseEnvelope
{
    /// <summary>Where and how to upload the document.</summary>
    public ServiceDocumentUploadDestination? Payload { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<ServiceError>? Errors { get; init; }

    bool? IResponseEnvelope.HasResult => Payload is not null;
}
