using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Polly;
using Polly.Retry;

namespace ServiceApi.Client.Resilience;

/// <summary>
/// Polly's retry as this library uses it: outcomes are values, and what to wait is decided with the outcome at hand. The first try
/// is made without it, and it is put together by the first one that must be repeated: most never are.
/// </summary>
/// <param name="maxRetries">How often to repeat.</param>
/// <param name="time">The clock of the waits.</param>
/// <param name="shouldRetry">Whether to try again after an outcome, which is then disposed.</param>
/// <param name="delay">The wait before the next attempt, given the outcome and how many retries there have been.</param>
/// <typeparam name="T">The outcome.</typeparam>
internal sealed class RetryPipeline<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] T>(
    int maxRetries, TimeProvider time, Func<T, bool> shouldRetry, Func<T, int, TimeSpan> delay)
    where T : class, IDisposable
{
    private ResiliencePipeline<T>? _retry;

    /// <summary>Tries until an outcome stands.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<T> ExecuteAsync<TState>(Func<TState, CancellationToken, ValueTask<T>> tryAsync, TState state, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var first = await tryAsync(state, cancellationToken).ConfigureAwait(false);
        if (maxRetries == 0 || !shouldRetry(first))
        {
            return first;
        }

        _retry ??= Create();
        return await _retry.ExecuteAsync(
            static (tries, token) => tries.NextAsync(token),
            new Tries<TState>(first, tryAsync, state),
            cancellationToken).ConfigureAwait(false);
    }

    private ResiliencePipeline<T> Create() =>
        new ResiliencePipelineBuilder<T> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<T>
            {
                MaxRetryAttempts = maxRetries,
                ShouldHandle = arguments => new(arguments.Outcome.Result is { } outcome && shouldRetry(outcome)),
                DelayGenerator = arguments => new((TimeSpan?)delay(arguments.Outcome.Result!, arguments.AttemptNumber)),
                OnRetry = static arguments =>
                {
                    arguments.Outcome.Result!.Dispose();
                    return default;
                },
            })
            .Build();

    /// <summary>The tries as Polly sees them: the first has been made.</summary>
    private sealed class Tries<TState>(T first, Func<TState, CancellationToken, ValueTask<T>> tryAsync, TState state)
    {
        private T? _first = first;

        public ValueTask<T> NextAsync(CancellationToken cancellationToken)
        {
            var made = _first;
            _first = null;
            return made is null ? tryAsync(state, cancellationToken) : new(made);
        }
    }
}
