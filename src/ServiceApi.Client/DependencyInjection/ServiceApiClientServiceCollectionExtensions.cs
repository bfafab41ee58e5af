using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;
using ServiceApi.Client;
using ServiceApi.Client.Contract;
using ServiceApi.Client.DependencyInjection;
using ServiceApi.Client.Resilience;
using ServiceApi.Client.Throttling;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers clients of Amazon's Services API.</summary>
public static class ServiceApiClientServiceCollectionExtensions
{
    /// <summary>Registers the client of the app's only, or main, account: <see cref="IServiceApiClient"/> and <see cref="IServicesApi"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>A builder that goes on with the registration.</returns>
    /// <remarks>
    /// <para>Options are checked when the host starts, or else when the client is first asked for, with <see cref="OptionsValidationException"/>.</para>
    /// <para>
    /// A test of a whole app that puts a substitute in the place of <see cref="IServiceApiClient"/> must still satisfy the check:
    /// with any credentials, or with those of a sandbox.
    /// </para>
    /// </remarks>
    public static ServiceApiClientBuilder AddServiceApiClient(this IServiceCollection services, Action<ServiceApiClientOptions> configure) =>
        services.AddServiceApiClient(Options.Options.DefaultName, configure);

    /// <summary>Registers the client of the app's only, or main, account from configuration.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The section that holds the members of <see cref="ServiceApiClientOptions"/>.</param>
    /// <returns><inheritdoc cref="AddServiceApiClient(IServiceCollection, Action{ServiceApiClientOptions})" path="/returns"/></returns>
    /// <remarks><inheritdoc cref="AddServiceApiClient(IServiceCollection, Action{ServiceApiClientOptions})" path="/remarks"/></remarks>
    public static ServiceApiClientBuilder AddServiceApiClient(this IServiceCollection services, IConfiguration configuration) =>
        services.AddServiceApiClient(Options.Options.DefaultName, configuration);

    /// <summary>Registers the client of one of several accounts, as keyed services under its name.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The account's name.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns><inheritdoc cref="AddServiceApiClient(IServiceCollection, Action{ServiceApiClientOptions})" path="/returns"/></returns>
    /// <remarks><inheritdoc cref="AddServiceApiClient(IServiceCollection, Action{ServiceApiClientOptions})" path="/remarks"/></remarks>
    public static ServiceApiClientBuilder AddServiceApiClient(this IServiceCollection services, string name, Action<ServiceApiClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var builder = Add(services, name);
        services.Configure(name, configure);
        return builder;
    }

    /// <summary>Registers the client of one of several accounts from configuration, as keyed services under its name.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The account's name.</param>
    /// <param name="configuration">The section that holds the members of <see cref="ServiceApiClientOptions"/>.</param>
    /// <returns><inheritdoc cref="AddServiceApiClient(IServiceCollection, Action{ServiceApiClientOptions})" path="/returns"/></returns>
    /// <remarks><inheritdoc cref="AddServiceApiClient(IServiceCollection, Action{ServiceApiClientOptions})" path="/remarks"/></remarks>
    public static ServiceApiClientBuilder AddServiceApiClient(this IServiceCollection services, string name, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var builder = Add(services, name);
        services.AddSingleton<IOptionsChangeTokenSource<ServiceApiClientOptions>>(new ConfigurationChangeTokenSource<ServiceApiClientOptions>(name, configuration));
        services.Configure<ServiceApiClientOptions>(name, options => Bind(configuration, name, options));
        return builder;
    }

    /// <summary>Registers <see cref="IServiceApiClientFactory"/> for accounts that are only known at run time. <c>AddServiceApiClient</c> registers it as well.</summary>
    /// <param name="services">The services.</param>
    /// <returns>A builder with the HttpClients that all accounts made at run time share.</returns>
    public static ServiceApiClientFactoryBuilder AddServiceApiClientFactory(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        AddShared(services);
        return new(AddHttpClients(services, Options.Options.DefaultName));
    }

    private static void Bind(IConfiguration configuration, string name, ServiceApiClientOptions options)
    {
        try
        {
            configuration.Bind(options);
        }
        catch (InvalidOperationException exception)
        {
            var rules = $"Region is one of {string.Join(", ", Enum.GetNames<ServiceApiRegion>())}; durations are written as 00:00:30, numbers with a decimal point.";
            throw new OptionsValidationException(name, typeof(ServiceApiClientOptions), [$"{exception.Message} {rules}"]);
        }
    }

    private static ServiceApiClientBuilder Add(IServiceCollection services, string name)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(name);
        AddShared(services);

        // Once only: a second time would tell every violation twice.
        if (!IsRegistered<AccountPipeline>(services, name))
        {
            AddAccount(services, name);
        }

        return AddHttpClients(services, name);
    }

    private static void AddShared(IServiceCollection services)
    {
        services.AddMetrics();
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<Jitter>();
        services.TryAddSingleton<IUsagePlanLimiterFactory, UsagePlanBucketFactory>();
        services.TryAddSingleton<IServiceApiClientFactory, ServiceApiClientFactory>();
        AddHttpClients(services, Options.Options.DefaultName);
    }

    private static void AddAccount(IServiceCollection services, string name)
    {
        services.AddOptions<ServiceApiClientOptions>(name).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ServiceApiClientOptions>>(provider =>
            new ServiceApiClientOptionsValidator(name, provider.GetRequiredService<IServiceProviderIsKeyedService>()));

        services.AddKeyedSingleton(name, (provider, _) => AccountPipeline.Create(provider, Account.Registered(provider, name)));
        services.TryAddKeyedSingleton<IServiceApiClient>(name, (provider, key) =>
            new ServiceApiClient(provider.GetRequiredKeyedService<AccountPipeline>(key).Executor));
        services.TryAddKeyedSingleton(name, (provider, key) => provider.GetRequiredKeyedService<IServiceApiClient>(key).Operations);
        if (name == Options.Options.DefaultName)
        {
            services.TryAddSingleton(provider => provider.GetRequiredKeyedService<IServiceApiClient>(name));
            services.TryAddSingleton(provider => provider.GetRequiredService<IServiceApiClient>().Operations);
        }
    }

    private static ServiceApiClientBuilder AddHttpClients(IServiceCollection services, string name)
    {
        var builder = new ServiceApiClientBuilder(
            services,
            name,
            services.AddHttpClient(HttpClientNames.Api(name)),
            services.AddHttpClient(HttpClientNames.Tokens(name)));

        // Once only: a second time would put our handler in the place of the app's own.
        if (!IsRegistered<ServiceApiClientBuilder>(services, name))
        {
            services.AddKeyedSingleton(name, builder);
            Configure(builder.HttpClient);
            Configure(builder.TokenHttpClient);
        }

        return builder;
    }

    private static bool IsRegistered<T>(IServiceCollection services, string name) =>
        services.Any(service => service.IsKeyedService && service.ServiceType == typeof(T) && name.Equals(service.ServiceKey));

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
