using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Polly;
using ServiceApi.Client.Authentication;
using ServiceApi.Client.Idling;
using ServiceApi.Client.Pipeline;
using ServiceApi.Client.Resilience;
using ServiceApi.Client.Throttling;

namespace ServiceApi.Client.DependencyInjection;

/// <summary>What the pipelines of all accounts are made from. What is equal for several of them is made once, and stays as long as the app.</summary>
internal sealed class PipelineParts(
    IHttpClientFactory clients,
    IUsagePlanLimiterFactory limiters,
    IMeterFactory meters,
    ILoggerFactory loggers,
    IdleSweep sweep,
    TimeProvider time,
    Jitter jitter)
{
    private readonly ConcurrentDictionary<SenderSettings, SenderSettings> _settings = new();
    private readonly ConcurrentDictionary<(int MaxRetries, TimeSpan BaseDelay, TimeSpan MaxDelay), Retries> _retries = new();

    public IHttpClientFactory Clients => clients;

    public IUsagePlanLimiterFactory Limiters => limiters;

    public IMeterFactory Meters => meters;

    public ILoggerFactory Loggers => loggers;

    public IdleSweep Sweep => sweep;

    public TimeProvider Time => time;

    public Jitter Jitter => jitter;

    /// <summary>The same settings for all accounts whose settings are equal.</summary>
    public SenderSettings Share(SenderSettings settings) => _settings.GetOrAdd(settings, settings);

    /// <summary>The same retries for all accounts whose options are equal.</summary>
    public Retries Retry(RetryOptions options) =>
        _retries.GetOrAdd((options.MaxRetries, options.BaseDelay, options.MaxDelay), static (terms, parts) => parts.Create(terms.MaxRetries, terms.BaseDelay, terms.MaxDelay), this);

    private Retries Create(int maxRetries, TimeSpan baseDelay, TimeSpan maxDelay)
    {
        var options = new RetryOptions { MaxRetries = maxRetries, BaseDelay = baseDelay, MaxDelay = maxDelay };
        return new(new(options, time, jitter), OAuthTokenProvider.CreateRetry(options, time, jitter));
    }

    /// <summary>How an account repeats what failed.</summary>
    /// <param name="Calls">Of its calls.</param>
    /// <param name="Tokens">Of its requests for a token.</param>
    internal sealed record Retries(RetryingSender Calls, ResiliencePipeline<TokenReply> Tokens);
}
