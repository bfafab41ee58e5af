namespace ServiceApi.Client.Testing;

/// <summary>
/// The places for documents that createServiceDocumentUploadDestination has given out, and the documents that were uploaded there.
/// </summary>
/// <remarks>
/// The store behaves as S3 does. It answers 403 to a URL, a <c>Content-Type</c> or a <c>Host</c> other than those that were signed, to
/// other headers of Amazon's, which would have to be signed, and to a URL that is older than 300 seconds; 400 to an access token, 411 to
/// a body without its length, 501 to one in chunks and 413 to one of more than 10 MiB, each time with S3's error in XML. Everything else
/// is stored with 200, again and again: the last upload counts. When the sender waits for <c>100 Continue</c>, it is refused before it
/// sends the body.
/// What the store cannot see, since it has no key, is told by <see cref="SandboxUpload.Problems"/>, and setAppointmentFulfillmentData
/// answers 422 to it: a document that was not uploaded, is encrypted otherwise, is not what was announced (length of the document,
/// format, MD5 of the document if there was one) or is not the one whose SHA-256 it is given. That these are of the document and not of
/// its ciphertext is our reading.
/// </remarks>
public sealed class SandboxDocuments
{
    private readonly Lock _gate;
    private readonly TimeProvider _clock;
    private readonly Func<Uri> _endpoint;
    private readonly List<SandboxUploadDestination> _destinations = [];

    internal SandboxDocuments(Lock gate, TimeProvider clock, Func<Uri> endpoint)
    {
        _gate = gate;
        _clock = clock;
        _endpoint = endpoint;
    }

    /// <summary>All destinations, the oldest first.</summary>
    public IReadOnlyList<SandboxUploadDestination> Destinations
    {
        get
        {
            lock (_gate)
            {
                return [.. _destinations];
            }
        }
    }

    /// <summary>Finds a destination.</summary>
    /// <param name="id">The id of the destination.</param>
    /// <returns>The destination; <see langword="null"/> when there is none.</returns>
    public SandboxUploadDestination? Find(string id)
    {
        lock (_gate)
        {
            return _destinations.Find(destination => destination.Id == id);
        }
    }

    /// <summary>The destination whose path and query a request has, to the letter.</summary>
    internal SandboxUploadDestination? FindSigned(string target)
    {
        lock (_gate)
        {
            return _destinations.Find(destination => destination.HasSigned(target));
        }
    }

    internal void Store(SandboxUploadDestination destination, SandboxUpload upload)
    {
        lock (_gate)
        {
            destination.Take(upload);
        }
    }

    internal SandboxUploadDestination Create(string contentType, long contentLength, string? contentMd5)
    {
        var destination = new SandboxUploadDestination(contentType, contentLength, contentMd5, _clock.GetUtcNow(), _endpoint());
        lock (_gate)
        {
            _destinations.Add(destination);
        }

        return destination;
    }
}
