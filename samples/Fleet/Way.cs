namespace Fleet;

/// <summary>The way to the service and back, which takes now less and now more.</summary>
internal sealed class Way(int latencyMs, int jitterMs) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await Task.Delay(Draw(), cancellationToken);
        var response = await base.SendAsync(request, cancellationToken);
        await Task.Delay(Draw(), cancellationToken);
        return response;
    }

    private TimeSpan Draw() => TimeSpan.FromMilliseconds(latencyMs + (jitterMs * Random.Shared.NextDouble()));
}
