using System.Diagnostics.CodeAnalysis;
using Polly;
using Polly.Retry;

namespace ServiceApi.Client.Resilience;

/// <summary>Polly's retry as this library uses it: outcomes are values, and what to wait is decided with the outcome at hand.</summary>
internal static class RetryPipeline
{
    /// <param name="maxRetries">How often to repeat.</param>
    /// <param name="time">The clock of the waits.</param>
    /// <param name="shouldRetry">Whether to try again after an outcome, which is then disposed.</param>
    /// <param name="delay">The wait before the next attempt, given the outcome and how many retries there have been.</param>
    /// <typeparam name="T">The outcome.</typeparam>
    public static ResiliencePipeline<T> Create<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] T>(int maxRetries, TimeProvider time, Func<T, bool> shouldRetry, Func<T, int, TimeSpan> delay)
        where T : IDisposable
    {
        if (maxRetries == 0)
        {
            return ResiliencePipeline<T>.Empty;
        }

        return new ResiliencePipelineBuilder<T> { TimeProvider = time }
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
    }
}
