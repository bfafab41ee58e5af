namespace ServiceApi.Client.Models;

/// <summary>A document that was uploaded to prove that the work of an appointment was done.</summary>
public sealed record FulfillmentDocument
{
    /// <summary>Where it was uploaded: <see cref="ServiceDocumentUploadDestination.UploadDestinationId"/>.</summary>
    public string? UploadDestinationId { get; init; }

    /// <summary>The SHA-256 of the document, in base64, by which the service finds out whether it came through unchanged.</summary>
    public string? ContentSha256 { get; init; }
}
