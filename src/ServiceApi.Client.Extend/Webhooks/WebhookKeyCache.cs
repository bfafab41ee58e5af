namespace ServiceApi.Client.Extend;

/// <summary>
/// What Extend answers when it is asked for its key, or for its keys: fetched once for all who wait, kept for its lifetime, and
/// fetched again when it does not do for a webhook and is old enough. What a fetch that failed had to say is told to all who ask
/// within the next seconds.
/// </summary>
/// <typeparam name="T">The key, or the set of keys.</typeparam>
internal sealed class WebhookKeyCache<T>(Func<Task<T>> fetch, ExtendWebhookOptions options, TimeProvider time)
    where T : class
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private T? _current;
    private long _fetchedAt;
    private Task<T>? _flight; // under way; or the last one, when it failed
    private long _failedAt;

    /// <summary>Gets it.</summary>
    public ValueTask<T> GetAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return _current is { } current && time.GetElapsedTime(_fetchedAt) < options.KeyLifetime
                ? new(current)
                : new(Join().WaitAsync(cancellationToken));
        }
    }

    /// <summary>Gets what has come after one that did not do, or may have; null when that one is too new to be fetched again.</summary>
    /// <remarks>
    /// When the fetch fails this throws, although something is there: the signature may be forged, or genuine and made with the next
    /// key. A forger learns nothing from an error and does no harm with it; a genuine webhook that is refused may be lost.
    /// </remarks>
    public ValueTask<T?> GetNewerAsync(T unfit, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (!ReferenceEquals(_current, unfit))
            {
                return new(_current);
            }

            return time.GetElapsedTime(_fetchedAt) < options.MinKeyAge
                ? default
                : new(Join().WaitAsync(cancellationToken)!);
        }
    }

    private Task<T> Join()
    {
        if (_flight is null || (_flight.IsCompleted && time.GetElapsedTime(_failedAt) >= PauseAfterFailure))
        {
            _flight = Depart();
        }

        return _flight;
    }

    private Task<T> Depart()
    {
        // The flight belongs to all callers: it runs in the context of none.
        Task<T> flight;
        using (ExecutionContext.SuppressFlow())
        {
            flight = Task.Run(FlyAsync);
        }

        // All who wait may have cancelled; a failure that nobody hears is no unobserved one.
        _ = flight.ContinueWith(
            static failed => failed.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        return flight;
    }

    private async Task<T> FlyAsync()
    {
        try
        {
            var fetched = await fetch().ConfigureAwait(false);
            lock (_lock)
            {
                _fetchedAt = time.GetTimestamp();
                _flight = null;
                return _current = fetched;
            }
        }
        catch
        {
            lock (_lock)
            {
                _failedAt = time.GetTimestamp();
            }

            throw;
        }
    }
}
