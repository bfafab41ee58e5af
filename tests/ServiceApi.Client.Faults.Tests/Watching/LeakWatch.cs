using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using ServiceApi.Client.Faults.Tests.Worlds;

namespace ServiceApi.Client.Faults.Tests.Watching;

/// <summary>Reads every log entry, span and measurement of the process, and every exception that it is shown, and keeps what gives something away.</summary>
internal sealed class LeakWatch : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _leaks = new();
    private readonly ActivityListener _spans;
    private readonly MeterListener _meters = new();
    private long _read;

    public LeakWatch()
    {
        _spans = new()
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Look,
        };
        ActivitySource.AddActivityListener(_spans);
        _meters.InstrumentPublished = static (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Look(instrument, tags));
        _meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Look(instrument, tags));
        _meters.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Look(instrument, tags));
        _meters.Start();
    }

    /// <summary>How many texts were read.</summary>
    public long Read => Interlocked.Read(ref _read);

    public IReadOnlyCollection<string> Leaks => _leaks;

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Look(string where, Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            Look(where, exception.ToString());
            Look(where, exception.Message);
            foreach (System.Collections.DictionaryEntry entry in exception.Data)
            {
                Look(where, $"{entry.Key} {entry.Value}");
            }
        }
    }

    public void Dispose()
    {
        _spans.Dispose();
        _meters.Dispose();
    }

    private void Look(string where, string? text)
    {
        Interlocked.Increment(ref _read);
        if (Secrets.AreIn(text))
        {
            _leaks.Enqueue($"{where}: {text}");
        }
    }

    private void Look(Activity span)
    {
        Look(span.Source.Name, span.DisplayName);
        Look(span.Source.Name, span.StatusDescription);
        foreach (var (name, value) in span.TagObjects.Concat(span.Events.SelectMany(entry => entry.Tags)))
        {
            Look(span.Source.Name, $"{name} {value}");
        }
    }

    private void Look(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var (name, value) in tags)
        {
            Look(instrument.Name, $"{name} {value}");
        }
    }

    private sealed class Logger(LeakWatch watch, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            watch.Look(category, state.ToString());
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            watch.Look(category, formatter(state, exception));
            watch.Look(category, exception);
            foreach (var (name, value) in state as IEnumerable<KeyValuePair<string, object?>> ?? [])
            {
                watch.Look(category, $"{name} {value}");
            }
        }
    }
}
