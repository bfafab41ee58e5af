namespace ServiceApi.Client.Testing;

/// <summary>A service that the sandbox stands in for. The first one that serves a path answers its requests.</summary>
internal interface ISandboxService
{
    /// <summary>The ids of all of its operations.</summary>
    IEnumerable<string> OperationIds { get; }

    /// <summary>The header that an answer tells the request's id in.</summary>
    string RequestIdHeader => "x-amzn-RequestId";

    bool Serves(string path);

    /// <summary>The operation that a request means; null when there is none.</summary>
    string? Identify(string method, string path);

    /// <summary>Whether a request's body is worth reading, as its headers stand; if not, it is answered without.</summary>
    bool WantsBody(RecordedRequest request) => true;

    Answer Answer(RecordedRequest request);

    /// <summary>What the service says with a status when nothing more is known.</summary>
    Answer ForStatus(int statusCode);
}
