using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ServiceApi.Client.PostgreSql.Tests.Support;

/// <summary>What was logged.</summary>
internal sealed class LogEntries<T> : ILogger<T>
{
    public ConcurrentQueue<(LogLevel Level, int Id, string Text)> All { get; } = new();

    public int Count(int id) => All.Count(entry => entry.Id == id);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        All.Enqueue((logLevel, eventId.Id, formatter(state, exception)));
}
