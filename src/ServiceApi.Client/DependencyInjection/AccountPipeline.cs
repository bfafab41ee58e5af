using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServiceApi.Client.Authentication;
using ServiceApi.Client.Diagnostics;
using ServiceApi.Client.Pipeline;
using ServiceApi.Client.Providers;
using ServiceApi.Client.Resilience;
using ServiceApi.Client.Throttling;

namespace ServiceApi.Client.DependencyInjection;

/// <summary>
/// One account's client, and what its pipeline remembers: its token and its buckets. It lives as long as the app, beyond the
/// handlers that the HttpClient factory renews.
/// </summary>
internal sealed class AccountPipeline<TOptions, TClient>(TClient client, UsagePlanLimiters limiters, IReadOnlyList<IDisposable> parts) : IDisposable
    where TOptions : ProviderClientOptions, new()
    where TClient : class
{
    public TClient Client => client;

    public static AccountPipeline<TOptions, TClient> Create(IServiceProvider services, ProviderDefinition<TOptions, TClient> service, Account<TOptions> account)
    {
        var options = account.Options;
        var endpoint = options.Endpoint ?? service.GetEndpoint(options);
        if (!ServiceEndpoints.IsSafeRoot(endpoint))
        {
            throw new InvalidOperationException($"The address of {service.Name} must be https, or http on a loopback address, and have no path.");
        }

        var time = services.GetRequiredService<TimeProvider>();
        var jitter = services.GetRequiredService<Jitter>();
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(service.Name);
        var clients = services.GetRequiredService<IHttpClientFactory>();
        var names = new HttpClientNames(service.Name, account.HttpClientsOf);

        var limiters = new UsagePlanLimiters(
            account.Name,
            endpoint,
            options.Throttling,
            operation => service.GetUsagePlan(options, operation),
            services.GetRequiredService<IUsagePlanLimiterFactory>(),
            time);
        var settings = new SenderSettings(
            endpoint,
            service.TokenHeader,
            service.FormatToken,
            service.GetAccept(options),
            UserAgent.Build(options.ApplicationName, options.ApplicationVersion),
            options.AttemptTimeout,
            service.KeepsErrorBodies);

        var tokens = TokensOf(account, service, () => new OAuthTokenProvider(
            clients, names.Tokens, () => service.CreateTokenRequest(account.ReadOptions(), endpoint), options.Retry, service.KeepsErrorBodies, time, jitter), time, jitter, logger);
        var http = new HttpSender(clients, names.Api, settings, time);
        var throttled = new ThrottledSender(http, limiters, tokens, options.Retry, time, jitter);
        var retrying = new RetryingSender(new AuthorizedSender(throttled, tokens, service.RenewsTokenWhenForbidden, time), options.Retry, time, jitter);
        var telemetry = new ClientTelemetry(account.Name, endpoint, services.GetRequiredService<IMeterFactory>(), time, logger);
        var executor = new OperationExecutor(retrying, service.Json, telemetry, options.Throttling.MaxQueueWait);
        var provided = new ProviderAccount<TOptions>(account.Name, options, executor, services, names, service.MoreHttpClients);
        return new(service.CreateClient(provided), limiters, provided.Parts);
    }

    public void Dispose()
    {
        foreach (var part in parts)
        {
            part.Dispose();
        }

        limiters.Dispose();
    }

    private static ITokenSource TokensOf(
        Account<TOptions> account,
        ProviderDefinition<TOptions, TClient> service,
        Func<OAuthTokenProvider> createProvider,
        TimeProvider time,
        Jitter jitter,
        ILogger logger) =>
        account.AccessTokenProvider is null && service.GetPermanentToken(account.Options) is not null
            ? new PermanentToken(() => service.GetPermanentToken(account.ReadOptions()), time)
            : new AccessTokenCache(account.AccessTokenProvider ?? createProvider(), time, jitter, logger);
}
