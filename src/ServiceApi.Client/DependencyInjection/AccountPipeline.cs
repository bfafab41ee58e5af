using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServiceApi.Client.Authentication;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Diagnostics;
using ServiceApi.Client.Pipeline;
using ServiceApi.Client.Providers;
using ServiceApi.Client.Throttling;

namespace ServiceApi.Client.DependencyInjection;

/// <summary>
/// One account's client, and what its pipeline remembers: its token and its buckets. It lives as long as the app, beyond the
/// handlers that the HttpClient factory renews.
/// </summary>
internal sealed class AccountPipeline<TOptions, TClient>(TClient client, ProviderAccount<TOptions> account, ITokenSource tokens, UsagePlanLimiters limiters) : IDisposable
    where TOptions : ProviderClientOptions, new()
    where TClient : class
{
    public TClient Client => client;

    public AccountParts<TOptions> Parts => new(account.Executor, tokens, limiters);

    public static AccountPipeline<TOptions, TClient> Create(IServiceProvider services, ProviderDefinition<TOptions, TClient> service, Account<TOptions> account)
    {
        var options = account.Options;
        var parts = services.GetRequiredService<PipelineParts>();
        var logger = parts.Loggers.CreateLogger(service.Name);
        var names = new HttpClientNames(service.Name, account.HttpClientsOf);
        var settings = parts.Share(new SenderSettings(
            EndpointOf(service, options),
            service.TokenHeader,
            service.FormatToken,
            service.GetAccept(options),
            UserAgent.Build(options.ApplicationName, options.ApplicationVersion),
            options.AttemptTimeout,
            service.KeepsErrorBodies));
        var retries = parts.Retry(options.Retry);

        var limiters = new UsagePlanLimiters(account.Name, settings.Endpoint, options.Throttling, PlansOf(service, options), parts.Limiters, parts.Sweep, parts.Time);
        var tokens = TokensOf(service, account, names.Tokens, settings.Endpoint, parts, logger);
        var http = new HttpSender(parts.Clients, names.Api, settings, parts.Time);
        var throttled = new ThrottledSender(http, limiters, tokens, options.Retry, parts.Time, parts.Jitter);
        var authorized = new AuthorizedSender(throttled, tokens, service.RenewsTokenWhenForbidden, parts.Time);
        var telemetry = new ClientTelemetry(account.Name, settings.Endpoint, parts.Instruments, parts.Time, logger);
        var executor = new OperationExecutor(retries.Calls, authorized, service.Json, telemetry, options.Throttling.MaxQueueWait);
        var provided = new ProviderAccount<TOptions>(account.Name, options, executor, services, names, service.HttpClientPurposes);
        return new(service.CreateClient(provided), provided, tokens, limiters);
    }

    public void Dispose()
    {
        account.Dispose();
        (tokens as IDisposable)?.Dispose();
        limiters.Dispose();
    }

    private static Uri EndpointOf(ProviderDefinition<TOptions, TClient> service, TOptions options)
    {
        var endpoint = options.Endpoint ?? service.GetEndpoint(options);
        return ServiceEndpoints.IsSafeRoot(endpoint)
            ? endpoint
            : throw new InvalidOperationException($"The address of {service.Name} must be https, or http on a loopback address, and have no path.");
    }

    private static Func<Operation, UsagePlan?> PlansOf(ProviderDefinition<TOptions, TClient> service, TOptions options) =>
        operation => service.GetUsagePlan(options, operation);

    private static ITokenSource TokensOf(
        ProviderDefinition<TOptions, TClient> service, Account<TOptions> account, string clientName, Uri endpoint, PipelineParts parts, ILogger logger)
    {
        if (account.AccessTokenProvider is null && service.GetPermanentToken(account.Options) is not null)
        {
            return new PermanentToken(() => service.GetPermanentToken(account.CurrentOptions), parts.Time);
        }

        if (account.AccessTokenProvider is { } own)
        {
            return Cache(Observe(own));
        }

        var requests = RequestsOf(service, account, endpoint);
        var fetched = Observe(new OAuthTokenProvider(parts.Clients, clientName, requests, parts.Retry(account.Options.Retry).Tokens, service.KeepsErrorBodies, parts.Time));
        return Cache(parts.TokenSharing is { } sharing ? new SharedTokenProvider(sharing, service.Name, account.Name, requests, fetched) : fetched);

        IAccessTokenProvider Observe(IAccessTokenProvider provider) => new ObservedTokenProvider(provider, account.Name, parts.Instruments, parts.Time);

        AccessTokenCache Cache(IAccessTokenProvider provider) => new(provider, parts.Sweep, parts.Time, parts.Jitter, logger);
    }

    private static Func<TokenRequest> RequestsOf(ProviderDefinition<TOptions, TClient> service, Account<TOptions> account, Uri endpoint) =>
        () => service.CreateTokenRequest(account.CurrentOptions, endpoint);
}
