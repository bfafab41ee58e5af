using ServiceApi.Client.Contract;
using ServiceApi.Client.Models;
using ServiceApi.Client.Pipeline;

namespace ServiceApi.Client.Documents;

/// <summary>One document on its way, and what has happened to it so far.</summary>
internal sealed class DocumentUpload(
    DocumentReader reader, MeasuredDocument document, ServiceUploadDocument announcement, IProgress<UploadProgress>? progress, CallOptions options) : IDisposable
{
    /// <summary>What failures and telemetry call the upload itself, whose address is another each time.</summary>
    private static readonly Operation Operation = new("uploadDocument", HttpMethod.Put, "/{document}");

    public DocumentReader Reader { get; } = reader;

    public MeasuredDocument Document { get; } = document;

    /// <summary>What the service is told when it is asked for a destination.</summary>
    public ServiceUploadDocument Announcement { get; } = announcement;

    public IProgress<UploadProgress>? Progress { get; } = progress;

    public CallOptions Options { get; } = options;

    /// <summary>The requests to the document store.</summary>
    public Call Call { get; } = new(new OperationRequest(Operation, "/"), TimeSpan.Zero);

    /// <summary>Where it goes; null before a destination was asked for.</summary>
    public UploadDestination? Destination
    {
        get;
        set
        {
            field?.Dispose();
            field = value;
        }
    }

    /// <summary>The hash of what was sent last, where it is wanted.</summary>
    public byte[]? EncryptedSha256 { get; set; }

    public void Dispose()
    {
        Destination = null;
        Call.Dispose();
    }
}
