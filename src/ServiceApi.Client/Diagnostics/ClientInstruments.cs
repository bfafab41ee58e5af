using System.Diagnostics.Metrics;

namespace ServiceApi.Client.Diagnostics;

/// <summary>The instruments of the library's meter; all accounts share them.</summary>
internal sealed class ClientInstruments
{
    private static readonly InstrumentAdvice<double> Seconds = new() { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 30, 60] };

    public ClientInstruments(IMeterFactory meters)
    {
        var meter = meters.Create(TelemetryNames.Meter);
        OperationDuration = Histogram(meter, TelemetryNames.OperationDuration, "How long calls take, waits and retries included.");
        QueueDuration = Histogram(meter, TelemetryNames.QueueDuration, "How long calls wait for their turn in the usage plan, over all their sends.");
        Retries = meter.CreateCounter<long>(TelemetryNames.OperationRetries, "{retry}", "How often calls are sent again.");
        TokenDuration = Histogram(meter, TelemetryNames.TokenDuration, "How long it takes to get an access token from where they are issued, retries included.");
    }

    public Histogram<double> OperationDuration { get; }

    public Histogram<double> QueueDuration { get; }

    public Counter<long> Retries { get; }

    public Histogram<double> TokenDuration { get; }

    private static Histogram<double> Histogram(Meter meter, string name, string description) => meter.CreateHistogram(name, "s", description, tags: null, Seconds);
}
