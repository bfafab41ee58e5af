using System.Diagnostics;

namespace ServiceApi.Client.Benchmarks.Throttle;

/// <summary>What is between client and service: half of the latency and a drawn part of the jitter on each way. It outlives the handlers that the factory renews.</summary>
internal sealed class Network(int latencyMs, int jitterMs)
{
    private readonly Lock _lock = new();
    private readonly Random _random = new(jitterMs);
    private long _first;
    private long _last;

    /// <summary>The time from the first request since the start of the measurement to the last one, as they were sent, in seconds.</summary>
    public double Seconds => Stopwatch.GetElapsedTime(_first, _last).TotalSeconds;

    public DelegatingHandler CreateHandler() => new Handler(this);

    /// <summary>Starts the measurement anew.</summary>
    public void Start() => _first = 0;

    private (TimeSpan There, TimeSpan Back) Send()
    {
        lock (_lock)
        {
            _last = Stopwatch.GetTimestamp();
            _first = _first == 0 ? _last : _first;
            return (DrawWay(), DrawWay());
        }
    }

    private TimeSpan DrawWay() => TimeSpan.FromMilliseconds((latencyMs / 2.0) + (jitterMs * _random.NextDouble()));

    private sealed class Handler(Network network) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var (there, back) = network.Send();
            await Task.Delay(there, cancellationToken);
            var response = await base.SendAsync(request, cancellationToken);
            await Task.Delay(back, cancellationToken);
            return response;
        }
    }
}
