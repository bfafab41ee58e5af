namespace ServiceApi.Client.Tests.Documents.Support;

/// <summary>A request to the document store.</summary>
internal sealed class SentDocument(HttpRequestMessage request, DateTimeOffset at)
{
    public HttpMethod Method { get; } = request.Method;

    public Uri Address { get; } = request.RequestUri!;

    public DateTimeOffset At { get; } = at;

    public IReadOnlyDictionary<string, string> Headers { get; } = request.Headers.NonValidated.Concat(request.Content!.Headers.NonValidated)
        .ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);

    public long? Length { get; } = request.Content.Headers.ContentLength;
}
