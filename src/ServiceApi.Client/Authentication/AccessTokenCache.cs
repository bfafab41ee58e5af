using Microsoft.Extensions.Logging;
using ServiceApi.Client.Idling;
using ServiceApi.Client.Resilience;

namespace ServiceApi.Client.Authentication;

/// <summary>
/// One account's token: fetched once for all who wait, renewed in the background by use, dropped when the service rejects
/// it, and let go when it has expired without a use. A failure is told to those who waited and not kept, but the next request is
/// made the later the more have failed.
/// </summary>
internal sealed partial class AccessTokenCache(IAccessTokenProvider provider, IdleSweep sweep, TimeProvider time, Jitter jitter, ILogger logger)
    : ITokenSource, ISweepable, IDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private volatile CachedToken? _current;
    private Task<CachedToken>? _flight;
    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;
    private int _failures;
    private int _hasty; // rejections in a row of tokens that were new
    private bool _isWatched;
    private bool _disposed;

    public ValueTask<CachedToken> GetAsync(CancellationToken cancellationToken)
    {
        if (_current is { } token && !NeedsRenewal(token))
        {
            if (time.GetUtcNow() >= token.RefreshAt)
            {
                RefreshInBackground(token);
            }

            return new(token);
        }

        return new(Join().WaitAsync(cancellationToken));
    }

    public bool NeedsRenewal(CachedToken token) => time.GetUtcNow() >= token.RenewAt;

    public void Invalidate(CachedToken rejected)
    {
        lock (_lock)
        {
            if (!ReferenceEquals(_current, rejected))
            {
                return;
            }

            // New tokens that are rejected one after another, an authorisation that was withdrawn say, are no cause for haste.
            _current = null;
            _hasty = time.GetUtcNow() - rejected.ObtainedAt < LongestPause ? _hasty + 1 : 0;
            if (_hasty > 1)
            {
                _notBefore = time.GetUtcNow() + Backoff.Delay(_hasty - 2, FirstPause, LongestPause, jitter);
            }
        }
    }

    public bool LetGo()
    {
        lock (_lock)
        {
            if (_current is { } token && NeedsRenewal(token))
            {
                _current = null;
            }

            _isWatched = _current is not null;
            return !_isWatched;
        }
    }

    /// <summary>Forgets the token. A call that is under way may fetch another, which is not watched any more.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            _current = null;
        }
    }

    private Task<CachedToken> Join()
    {
        lock (_lock)
        {
            // Another flight may have landed between the caller's look and this one.
            return _current is { } token && !NeedsRenewal(token) ? Task.FromResult(token) : _flight ??= Depart();
        }
    }

    private void RefreshInBackground(CachedToken token)
    {
        lock (_lock)
        {
            if (_flight is null && ReferenceEquals(_current, token) && time.GetUtcNow() >= _notBefore)
            {
                _flight = Depart();
                _ = _flight.ContinueWith(
                    static (flight, log) => LogRefreshFailed((ILogger)log!, TokenRequestException.KindOf(flight.Exception!.InnerException!.InnerException!)),
                    logger,
                    CancellationToken.None,
                    TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
                    TaskScheduler.Default);
            }
        }
    }

    private Task<CachedToken> Depart()
    {
        // The flight belongs to all callers: it runs in the context of none.
        Task<CachedToken> flight;
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

    private async Task<CachedToken> FlyAsync()
    {
        try
        {
            if (_notBefore - time.GetUtcNow() is { Ticks: > 0 } pause)
            {
                // A clock that was set back must not lengthen the pause.
                await Task.Delay(pause < LongestPause ? pause : LongestPause, time).ConfigureAwait(false);
            }

            var token = await provider.GetAccessTokenAsync(CancellationToken.None).ConfigureAwait(false)
                ?? throw new InvalidOperationException("The access token provider returned null.");
            return Land(new CachedToken(token, time.GetUtcNow()));
        }
        catch (Exception exception)
        {
            Crash();
            throw new TokenUnavailableException(exception);
        }
    }

    private CachedToken Land(CachedToken token)
    {
        lock (_lock)
        {
            _failures = 0;
            _flight = null;
            if (!_isWatched && !_disposed && token.Expires)
            {
                _isWatched = true;
                sweep.Watch(this);
            }

            return _current = token;
        }
    }

    private void Crash()
    {
        lock (_lock)
        {
            _notBefore = time.GetUtcNow() + Backoff.Delay(_failures++, FirstPause, LongestPause, jitter);
            _flight = null;
        }
    }

    [LoggerMessage(EventId = 10, Level = LogLevel.Warning, Message = "The access token could not be renewed ahead of time ({ErrorType}); the present one is used while it lasts.")]
    private static partial void LogRefreshFailed(ILogger logger, string errorType);
}
