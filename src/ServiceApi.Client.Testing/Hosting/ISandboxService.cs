namespace ServiceApi.Client.Testing;

/// <summary>A service that the sandbox stands in for. The first one that serves a path answers its requests.</summary>
internal interface ISandboxService
{
    /// <summary>The ids of all of its operations.</summary>
    IEnumerable<string> OperationIds { get; }

    bool Serves(string path);

    /// <summary>The operation that a request means; null when there is none.</summary>
    string? Identify(string method, string path);

    Answer Answer(RecordedRequest request);

    /// <summary>What the service says with a status when nothing more is known.</summary>
    Answer ForStatus(int statusCode);
}
