namespace ServiceApi.Client.Testing;

/// <summary>
/// Where documents are uploaded to. Like the real store it checks the URL that was signed and the headers, and knows nothing of
/// what it stores: what only Amazon can tell, with the key, becomes the upload's problems.
/// </summary>
internal sealed class DocumentStore(SandboxDocuments documents, ServiceApiSandboxOptions options) : ISandboxService
{
    private static readonly string[] TokenHeaders = ["x-amz-access-token", "X-Extend-Access-Token", "Authorization"];

    public IEnumerable<string> OperationIds => [ServiceApiSandbox.UploadOperation];

    public string RequestIdHeader => "x-amz-request-id";

    // However the slash is written, so that a path that a client has rewritten gets the store's own refusal
    public bool Serves(string path) => Uri.UnescapeDataString(path).TrimStart('/').StartsWith("documents/", StringComparison.Ordinal);

    public string? Identify(string method, string path) => method == "PUT" ? ServiceApiSandbox.UploadOperation : null;

    public bool WantsBody(RecordedRequest request) =>
        !request.Headers.GetValueOrDefault("Expect", "").Equals("100-continue", StringComparison.OrdinalIgnoreCase) || Refuse(request, out _) is null;

    public Answer Answer(RecordedRequest request)
    {
        if (Refuse(request, out var destination) is { } refusal)
        {
            return refusal;
        }

        documents.Store(destination!, UploadReading.Read(destination!, request.Payload.Span, request.ReceivedAt, options.KeepUploads));
        return new Answer(200) { Headers = { ["ETag"] = $"\"{Convert.ToHexStringLower(Md5.Of(request.Payload.Span))}\"" } };
    }

    public Answer ForStatus(int statusCode) => StoreErrors.ForStatus(statusCode);

    private Answer? Refuse(RecordedRequest request, out SandboxUploadDestination? destination)
    {
        destination = documents.FindSigned(request.Target);
        var headers = request.Headers;
        return Array.Find(TokenHeaders, headers.ContainsKey) is { } token ? StoreErrors.HasToken(token)
            : request.Query.Length == 0 ? StoreErrors.AccessDenied()
            : destination is null || request.Method != "PUT" ? StoreErrors.SignatureDoesNotMatch()
            : options.TimeProvider.GetUtcNow() is var now && now > destination.ExpiresAt ? StoreErrors.Expired(destination, now)
            : headers.GetValueOrDefault("Content-Type") != destination.MediaType || headers.GetValueOrDefault("Host") != destination.Url.Authority ? StoreErrors.SignatureDoesNotMatch()
            : headers.Keys.FirstOrDefault(name => name.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase)) is { } unsigned ? StoreErrors.NotSigned(unsigned)
            : headers.ContainsKey("Transfer-Encoding") ? ForStatus(501)
            : headers.ContainsKey("Content-Length") ? null
            : ForStatus(411);
    }
}
