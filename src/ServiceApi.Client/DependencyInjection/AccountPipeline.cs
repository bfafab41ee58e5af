using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServiceApi.Client.Authentication;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Diagnostics;
using ServiceApi.Client.Pipeline;
using ServiceApi.Client.Resilience;
using ServiceApi.Client.Serialization;
using ServiceApi.Client.Throttling;

namespace ServiceApi.Client.DependencyInjection;

/// <summary>
/// One account's pipeline and what it remembers: its token and its buckets. It lives as long as the app, beyond the handlers
/// that the HttpClient factory renews.
/// </summary>
internal sealed class AccountPipeline : IDisposable
{
    private const string TokenHeader = "x-amz-access-token";
    private const string LogCategory = "ServiceApi.Client";

    /// <summary>Amazon's sandbox grants every operation the same.</summary>
    private static readonly UsagePlan SandboxPlan = new(5, 15);

    private readonly UsagePlanLimiters _limiters;

    private AccountPipeline(OperationExecutor executor, UsagePlanLimiters limiters)
    {
        Executor = executor;
        _limiters = limiters;
    }

    public OperationExecutor Executor { get; }

    public static AccountPipeline Create(IServiceProvider services, Account account)
    {
        var options = account.Options;
        var endpoint = options.EffectiveEndpoint;
        var clients = services.GetRequiredService<IHttpClientFactory>();
        var time = services.GetRequiredService<TimeProvider>();
        var jitter = services.GetRequiredService<Jitter>();
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(LogCategory);

        var provider = account.AccessTokenProvider
            ?? new LoginWithAmazonTokenProvider(clients, HttpClientNames.Tokens(account.HttpClientsOf), account.Login, options.Retry, time, jitter);
        var tokens = new AccessTokenCache(provider, time, jitter, logger);
        var limiters = new UsagePlanLimiters(
            account.Name,
            endpoint,
            options.Throttling,
            options.UseSandbox ? SandboxPlan : null,
            services.GetRequiredService<IUsagePlanLimiterFactory>(),
            time);

        var settings = new SenderSettings(endpoint, TokenHeader, UserAgent.Build(options.ApplicationName, options.ApplicationVersion), options.AttemptTimeout);
        var http = new HttpSender(clients, HttpClientNames.Api(account.HttpClientsOf), settings, time);
        var throttled = new ThrottledSender(http, limiters, tokens, options.Retry, time, jitter);
        var retrying = new RetryingSender(new AuthorizedSender(throttled, tokens), options.Retry, time, jitter);
        var telemetry = new ClientTelemetry(account.Name, endpoint, services.GetRequiredService<IMeterFactory>(), time, logger);
        return new(new OperationExecutor(retrying, ServiceApiJson.Options, telemetry, options.Throttling.MaxQueueWait), limiters);
    }

    public void Dispose() => _limiters.Dispose();
}
