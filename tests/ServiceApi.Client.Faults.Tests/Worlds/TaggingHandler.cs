namespace ServiceApi.Client.Faults.Tests.Worlds;

/// <summary>A handler of the app's own: marks every request with its call, and sends those astray that are to get lost on the network.</summary>
internal sealed class TaggingHandler : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (CallTag.Current is { } tag)
        {
            tag.PutOn(request);
            if (tag.Detours.TryDequeue(out var detour))
            {
                request.RequestUri = new Uri(detour(), request.RequestUri!.PathAndQuery);
            }
        }

        return base.SendAsync(request, cancellationToken);
    }
}
