using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ServiceApi.Client.DependencyInjection;

namespace ServiceApi.Client.Providers;

/// <summary>
/// Registers clients of any service: what the <c>Add…Client</c> methods of the services call. Apps call those.
/// </summary>
public static class ProviderClientServiceCollectionExtensions
{
    /// <summary>Registers the client of one account at a service as a keyed service, for the account without a name also without a key.</summary>
    /// <typeparam name="TOptions">The service's options.</typeparam>
    /// <typeparam name="TClient">The service's client.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="name">The account's name; empty for the app's only, or main, account.</param>
    /// <param name="service">The service.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>A builder that goes on with the registration.</returns>
    public static ProviderClientBuilder<TOptions> AddProviderClient<TOptions, TClient>(
        this IServiceCollection services,
        string name,
        ProviderDefinition<TOptions, TClient> service,
        Action<TOptions> configure)
        where TOptions : ProviderClientOptions, new()
        where TClient : class
    {
        ArgumentNullException.ThrowIfNull(configure);
        var builder = Add(services, name, service);
        services.Configure(name, configure);
        return builder;
    }

    /// <summary>Registers the client of one account at a service from configuration.</summary>
    /// <typeparam name="TOptions">The service's options.</typeparam>
    /// <typeparam name="TClient">The service's client.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="name">The account's name; empty for the app's only, or main, account.</param>
    /// <param name="service">The service.</param>
    /// <param name="configuration">The section that holds the members of the options.</param>
    /// <param name="bind">Binds the section to the options, where the compiler can see their type: <c>(section, options) => section.Bind(options)</c>.</param>
    /// <param name="rules">What the message of a value that cannot be bound adds about the service's own members, as a sentence.</param>
    /// <returns>A builder that goes on with the registration.</returns>
    public static ProviderClientBuilder<TOptions> AddProviderClient<TOptions, TClient>(
        this IServiceCollection services,
        string name,
        ProviderDefinition<TOptions, TClient> service,
        IConfiguration configuration,
        Action<IConfiguration, TOptions> bind,
        string rules = "")
        where TOptions : ProviderClientOptions, new()
        where TClient : class
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(bind);
        var builder = Add(services, name, service);
        ProviderClientRegistration.Bind(services, name, configuration, bind, rules);
        return builder;
    }

    private static ProviderClientBuilder<TOptions> Add<TOptions, TClient>(IServiceCollection services, string name, ProviderDefinition<TOptions, TClient> service)
        where TOptions : ProviderClientOptions, new()
        where TClient : class
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(service);
        ProviderClientRegistration.AddShared(services);
        var builder = ProviderClientRegistration.AddHttpClients<TOptions>(services, service.Name, service.HttpClientPurposes, name);
        ProviderClientRegistration.AddAccount(builder, service);
        return builder;
    }
}
