using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;
using ServiceApi.Client.Diagnostics;
using ServiceApi.Client.Idling;
using ServiceApi.Client.Providers;
using ServiceApi.Client.Resilience;
using ServiceApi.Client.Throttling;

namespace ServiceApi.Client.DependencyInjection;

/// <summary>Registers the parts of the pipeline that are the same for every service.</summary>
internal static class ProviderClientRegistration
{
    public static void AddShared(IServiceCollection services)
    {
        services.AddMetrics();
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<Jitter>();
        services.TryAddSingleton<IUsagePlanLimiterFactory, UsagePlanBucketFactory>();
        services.TryAddSingleton<IdleSweep>();
        services.TryAddSingleton<ClientInstruments>();
        services.TryAddSingleton<PipelineParts>();
    }

    /// <summary>Registers an account at a service, once: a second time would tell every violation twice.</summary>
    public static void AddAccount<TOptions, TClient>(ProviderClientBuilder<TOptions> builder, ProviderDefinition<TOptions, TClient> service)
        where TOptions : ProviderClientOptions, new()
        where TClient : class
    {
        var (services, name) = (builder.Services, builder.Name);
        if (IsRegistered<AccountPipeline<TOptions, TClient>>(services, name))
        {
            return;
        }

        CheckOptionsAreOwn<TOptions>(services, service.Name);

        services.AddOptions<TOptions>(name).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TOptions>>(provider =>
            new ProviderClientOptionsValidator<TOptions, TClient>(
                service, name, provider.GetRequiredService<IServiceProviderIsKeyedService>(), [.. provider.GetKeyedServices<OwnContract<TOptions>>(name)]));
        services.AddKeyedSingleton(name, (provider, _) => AccountPipeline<TOptions, TClient>.Create(provider, service, Registered<TOptions>(provider, name)));
        services.AddKeyedSingleton(name, (provider, _) => provider.GetRequiredKeyedService<AccountPipeline<TOptions, TClient>>(name).Parts);
        services.TryAddKeyedSingleton(name, (provider, _) => provider.GetRequiredKeyedService<AccountPipeline<TOptions, TClient>>(name).Client);
        if (name == Options.DefaultName)
        {
            services.TryAddSingleton(provider => provider.GetRequiredKeyedService<TClient>(name));
        }
    }

    public static ProviderClientBuilder<TOptions> AddHttpClients<TOptions>(IServiceCollection services, string service, IEnumerable<string> purposes, string name)
        where TOptions : ProviderClientOptions, new()
    {
        var names = new HttpClientNames(service, name);
        var more = purposes.ToDictionary(purpose => purpose, purpose => services.AddHttpClient(names.Other(purpose)), StringComparer.Ordinal);
        var builder = new ProviderClientBuilder<TOptions>(services, name, services.AddHttpClient(names.Api), services.AddHttpClient(names.Tokens), more);

        // Once only: a second time would put our handler in the place of the app's own.
        if (!IsRegistered<ProviderClientBuilder<TOptions>>(services, names))
        {
            services.AddKeyedSingleton(names, builder);
            foreach (var http in more.Values.Append(builder.HttpClient).Append(builder.TokenHttpClient))
            {
                Configure(http);
            }
        }

        return builder;
    }

    /// <summary>Reads an account's options from configuration, and again whenever it changes.</summary>
    public static void Bind<TOptions>(IServiceCollection services, string name, IConfiguration configuration, Action<IConfiguration, TOptions> bind, string rules)
        where TOptions : ProviderClientOptions, new()
    {
        services.AddSingleton<IOptionsChangeTokenSource<TOptions>>(new ConfigurationChangeTokenSource<TOptions>(name, configuration));
        services.Configure<TOptions>(name, options =>
        {
            try
            {
                bind(configuration, options);
            }
            catch (InvalidOperationException exception)
            {
                throw new OptionsValidationException(name, typeof(TOptions), [$"{exception.Message} {rules} Durations are written as 00:00:30, numbers with a decimal point."]);
            }
        });
    }

    private static Account<TOptions> Registered<TOptions>(IServiceProvider services, string name)
        where TOptions : ProviderClientOptions, new()
    {
        var monitor = services.GetRequiredService<IOptionsMonitor<TOptions>>();
        return new(name, monitor.Get(name), () => monitor.Get(name), services.GetKeyedService<AccessTokenSource<TOptions>>(name)?.Provider, name);
    }

    // The options' type tells the accounts of one service from those of another.
    private static void CheckOptionsAreOwn<TOptions>(IServiceCollection services, string service)
        where TOptions : ProviderClientOptions, new()
    {
        var owner = services.Select(registered => registered.IsKeyedService ? null : registered.ImplementationInstance).OfType<OptionsOwner<TOptions>>().FirstOrDefault();
        if (owner is not null && owner.Service != service)
        {
            throw new InvalidOperationException($"{typeof(TOptions).Name} belongs to {owner.Service}. {service} needs options of its own.");
        }

        services.TryAddSingleton(new OptionsOwner<TOptions>(service));
    }

    private static bool IsRegistered<T>(IServiceCollection services, object key) =>
        services.Any(service => service.IsKeyedService && service.ServiceType == typeof(T) && key.Equals(service.ServiceKey));

    private sealed record OptionsOwner<TOptions>(string Service);

    private static void Configure(IHttpClientBuilder http)
    {
        http.ConfigureHttpClient(static client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(PrimaryHandler.Create)
            .RemoveAllLoggers();

        // After whatever the app configures: a redirect would carry the token, or the secrets, to another host.
        http.Services.PostConfigure<HttpClientFactoryOptions>(http.Name, static options =>
            options.HttpMessageHandlerBuilderActions.Add(static builder => PrimaryHandler.ForbidRedirects(builder.PrimaryHandler)));
    }
}
