using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace ServiceApi.Client.Tests.Support;

/// <summary>All that one test's calls leave behind: its own spans (it is their parent), measurements (of its own container) and log entries.</summary>
internal sealed class Telemetry : IDisposable
{
    private readonly ConcurrentQueue<Activity> _spans = new();
    private readonly ConcurrentQueue<Measurement> _measurements = new();
    private readonly ConcurrentQueue<LogEntry> _logs = new();
    private readonly Activity _parent = new("test");
    private readonly ActivityListener _spanListener;
    private readonly MeterListener _meterListener = new();

    public Telemetry()
    {
        _parent.SetIdFormat(ActivityIdFormat.W3C).Start();
        _spanListener = new()
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                if (span.TraceId == _parent.TraceId || (Port is { } port && port.Equals(span.GetTagItem("server.port"))))
                {
                    _spans.Enqueue(span);
                }
            },
        };
        ActivitySource.AddActivityListener(_spanListener);
    }

    /// <summary>The port whose requests are the test's own too: a token is fetched in the context of no call.</summary>
    public int? Port { get; init; }

    /// <summary>The spans that ended, in that order.</summary>
    public IReadOnlyList<Activity> Spans => [.. _spans];

    public IReadOnlyList<Measurement> Measurements => [.. _measurements];

    public IReadOnlyList<LogEntry> Logs => [.. _logs];

    /// <summary>What one instrument measured.</summary>
    public IReadOnlyList<Measurement> MeasurementsOf(string instrument) => [.. _measurements.Where(measurement => measurement.Instrument.Name == instrument)];

    /// <summary>Catches all categories' entries, from the lowest level on.</summary>
    public void ListenToLogs(IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ILoggerProvider, Catcher>(_ => new Catcher(_logs)));
        services.Configure<LoggerFilterOptions>(options => options.MinLevel = LogLevel.Trace);
    }

    /// <summary>Catches the measurements of a container's meters, and those of the framework's meters that belong to all.</summary>
    public void ListenToMeters(IServiceProvider services)
    {
        var scope = services.GetRequiredService<IMeterFactory>();
        _meterListener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, scope))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meterListener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => _measurements.Enqueue(new(instrument, value, tags.ToArray().ToDictionary())));
        _meterListener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => _measurements.Enqueue(new(instrument, value, tags.ToArray().ToDictionary())));
        _meterListener.Start();
    }

    public void Dispose()
    {
        _spanListener.Dispose();
        _meterListener.Dispose();
        _parent.Dispose();
    }

    internal sealed record Measurement(Instrument Instrument, double Value, IReadOnlyDictionary<string, object?> Tags);

    internal sealed record LogEntry(string Category, LogLevel Level, EventId Event, string Message, IReadOnlyDictionary<string, object?> Values, Exception? Exception);

    private sealed class Catcher(ConcurrentQueue<LogEntry> logs) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => new CategoryLogger(categoryName, logs);

        public void Dispose()
        {
            // Nothing is held.
        }
    }

    private sealed class CategoryLogger(string category, ConcurrentQueue<LogEntry> logs) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = state as IEnumerable<KeyValuePair<string, object?>> ?? [];
            logs.Enqueue(new(category, logLevel, eventId, formatter(state, exception), values.ToDictionary(), exception));
        }
    }
}
