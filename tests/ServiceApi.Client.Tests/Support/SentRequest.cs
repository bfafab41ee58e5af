namespace ServiceApi.Client.Tests.Support;

/// <summary>A request as it left the client.</summary>
internal sealed record SentRequest(HttpMethod Method, Uri Address, IReadOnlyDictionary<string, string> Headers, string? Body, DateTimeOffset At)
{
    public string? Token => Headers.GetValueOrDefault("x-amz-access-token");

    public static async Task<SentRequest> OfAsync(HttpRequestMessage request, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var headers = request.Headers.NonValidated.Concat(request.Content is { } content ? content.Headers.NonValidated : [])
            .ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        return new(request.Method, request.RequestUri!, headers, body, at);
    }
}
