namespace ServiceApi.Client.Testing;

/// <summary>The places for documents that createServiceDocumentUploadDestination has given out.</summary>
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
