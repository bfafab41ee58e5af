using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using ServiceApi.Client.Authentication;
using ServiceApi.Client.Diagnostics;
using ServiceApi.Client.Idling;
using ServiceApi.Client.Pipeline;
using ServiceApi.Client.Resilience;
using ServiceApi.Client.Throttling;

namespace ServiceApi.Client.DependencyInjection;

/// <summary>What the pipelines of all accounts are made from. What is equal for several of them is made once, and stays as long as the app.</summary>
internal sealed class PipelineParts(
    IHttpClientFactory clients,
    IUsagePlanLimiterFactory limiters,
    IEnumerable<IAccessTokenSharing> sharing,
    ClientInstruments instruments,
    ILoggerFactory loggers,
    IdleSweep sweep,
    TimeProvider time,
    Jitter jitter)
{
    private readonly ConcurrentDictionary<SenderSettings, SenderSettings> _settings = new();
    private readonly ConcurrentDictionary<Terms, Retries> _retries = new();

    public IHttpClientFactory Clients => clients;

    public IUsagePlanLimiterFactory Limiters => limiters;

    /// <summary>Where accounts share their tokens with other processes; null where they do not.</summary>
    public IAccessTokenSharing? TokenSharing { get; } = sharing.LastOrDefault();

    public ClientInstruments Instruments => instruments;

    public ILoggerFactory Loggers => loggers;

    public IdleSweep Sweep => sweep;

    public TimeProvider Time => time;

    public Jitter Jitter => jitter;

    /// <summary>The same settings for all accounts whose settings are equal.</summary>
    public SenderSettings Share(SenderSettings settings) => _settings.GetOrAdd(settings, settings);

    /// <summary>The same retries for all accounts whose options are equal.</summary>
    public Retries Retry(RetryOptions options) =>
        _retries.GetOrAdd(new(options.MaxRetries, options.BaseDelay, options.MaxDelay), static (terms, parts) => parts.Create(terms), this);

    private Retries Create(Terms terms)
    {
        var options = new RetryOptions { MaxRetries = terms.MaxRetries, BaseDelay = terms.BaseDelay, MaxDelay = terms.MaxDelay };
        return new(new(options, time, jitter), OAuthTokenProvider.CreateRetry(options, time, jitter));
    }

    /// <summary>How an account repeats what failed.</summary>
    /// <param name="Calls">Of its calls.</param>
    /// <param name="Tokens">Of its requests for a token.</param>
    internal sealed record Retries(RetryingSender Calls, RetryPipeline<TokenReply> Tokens);

    private sealed record Terms(int MaxRetries, TimeSpan BaseDelay, TimeSpan MaxDelay);
}
