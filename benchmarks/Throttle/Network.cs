namespace ServiceApi.Client.Benchmarks.Throttle;

/// <summary>A network between client and service: half of the latency and a drawn part of the jitter on each way.</summary>
internal sealed class Network(int latencyMs, int jitterMs, int seed) : DelegatingHandler
{
    private readonly Lock _lock = new();
    private readonly Random _random = new(seed);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var (there, back) = Draw();
        await Task.Delay(there, cancellationToken);
        var response = await base.SendAsync(request, cancellationToken);
        await Task.Delay(back, cancellationToken);
        return response;
    }

    private (TimeSpan There, TimeSpan Back) Draw()
    {
        lock (_lock)
        {
            return (Way(), Way());
        }
    }

    private TimeSpan Way() => TimeSpan.FromMilliseconds((latencyMs / 2.0) + (jitterMs * _random.NextDouble()));
}
