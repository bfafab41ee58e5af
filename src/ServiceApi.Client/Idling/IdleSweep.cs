using Microsoft.Extensions.Logging;

namespace ServiceApi.Client.Idling;

/// <summary>
/// Lets go of what accounts hold that are not called any more. One timer serves all accounts, and it runs only while one of them
/// holds something.
/// </summary>
internal sealed partial class IdleSweep(TimeProvider time, ILoggerFactory loggers) : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private List<ISweepable> _watched = [];
    private ITimer? _timer;
    private bool _disposed;

    /// <summary>Asks a part of an account from now on, until it says that it has nothing left.</summary>
    public void Watch(ISweepable part)
    {
        lock (_lock)
        {
            if (!_disposed)
            {
                _watched.Add(part);
                StartWhenWatching();
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            _watched = [];
            StopWhenEmpty();
        }
    }

    private void Sweep()
    {
        List<ISweepable> asked;
        lock (_lock)
        {
            // What is watched from here on goes to the new list, also a part that is being asked and had said it has nothing left.
            asked = _watched;
            _watched = [];
        }

        asked.RemoveAll(HasLetGo);
        lock (_lock)
        {
            if (!_disposed)
            {
                asked.AddRange(_watched);
                _watched = asked;
                _watched.TrimExcess();
                StopWhenEmpty();
                StartWhenWatching(); // a slow sweep may have been overtaken by the next, which found nothing
            }
        }
    }

    private bool HasLetGo(ISweepable part)
    {
        try
        {
            return part.LetGo();
        }
        catch (Exception exception)
        {
            // An app's own limiter may throw anything; on a timer's thread that would end the app.
            LogFailed(loggers.CreateLogger<IdleSweep>(), exception.GetType().Name);
            return false;
        }
    }

    private void StartWhenWatching()
    {
        if (_watched.Count > 0)
        {
            _timer ??= CreateTimer();
        }
    }

    private void StopWhenEmpty()
    {
        if (_watched.Count == 0)
        {
            _timer?.Dispose();
            _timer = null;
        }
    }

    private ITimer CreateTimer()
    {
        // The timer outlives the call that happens to start it, and must not keep that call's context.
        using var suppression = ExecutionContext.SuppressFlow();
        return time.CreateTimer(static sweep => ((IdleSweep)sweep!).Sweep(), this, Period, Period);
    }

    [LoggerMessage(EventId = 20, Level = LogLevel.Warning, Message = "What an idle account holds could not be let go ({ErrorType}); it is kept until the next sweep.")]
    private static partial void LogFailed(ILogger logger, string errorType);
}
