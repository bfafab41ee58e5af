using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ServiceApi.Client;
using ServiceApi.Client.Contract;
using ServiceApi.Client.DependencyInjection;
using ServiceApi.Client.Providers;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers clients of Amazon's Services API.</summary>
public static class ServiceApiClientServiceCollectionExtensions
{
    private static readonly ServicesApiDefinition Service = new();

    private static string Rules => $"Region is one of {string.Join(", ", Enum.GetNames<ServiceApiRegion>())}.";

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
    public static ProviderClientBuilder<ServiceApiClientOptions> AddServiceApiClient(this IServiceCollection services, Action<ServiceApiClientOptions> configure) =>
        services.AddServiceApiClient(Options.Options.DefaultName, configure);

    /// <summary>Registers the client of the app's only, or main, account from configuration.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The section that holds the members of <see cref="ServiceApiClientOptions"/>.</param>
    /// <returns><inheritdoc cref="AddServiceApiClient(IServiceCollection, Action{ServiceApiClientOptions})" path="/returns"/></returns>
    /// <remarks><inheritdoc cref="AddServiceApiClient(IServiceCollection, Action{ServiceApiClientOptions})" path="/remarks"/></remarks>
    public static ProviderClientBuilder<ServiceApiClientOptions> AddServiceApiClient(this IServiceCollection services, IConfiguration configuration) =>
        services.AddServiceApiClient(Options.Options.DefaultName, configuration);

    /// <summary>Registers the client of one of several accounts, as keyed services under its name.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The account's name.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns><inheritdoc cref="AddServiceApiClient(IServiceCollection, Action{ServiceApiClientOptions})" path="/returns"/></returns>
    /// <remarks><inheritdoc cref="AddServiceApiClient(IServiceCollection, Action{ServiceApiClientOptions})" path="/remarks"/></remarks>
    public static ProviderClientBuilder<ServiceApiClientOptions> AddServiceApiClient(this IServiceCollection services, string name, Action<ServiceApiClientOptions> configure) =>
        Complete(services.AddProviderClient(name, Service, configure));

    /// <summary>Registers the client of one of several accounts from configuration, as keyed services under its name.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The account's name.</param>
    /// <param name="configuration">The section that holds the members of <see cref="ServiceApiClientOptions"/>.</param>
    /// <returns><inheritdoc cref="AddServiceApiClient(IServiceCollection, Action{ServiceApiClientOptions})" path="/returns"/></returns>
    /// <remarks><inheritdoc cref="AddServiceApiClient(IServiceCollection, Action{ServiceApiClientOptions})" path="/remarks"/></remarks>
    public static ProviderClientBuilder<ServiceApiClientOptions> AddServiceApiClient(this IServiceCollection services, string name, IConfiguration configuration) =>
        Complete(services.AddProviderClient(name, Service, configuration, static (section, options) => section.Bind(options), Rules));

    /// <summary>Registers <see cref="IServiceApiClientFactory"/> for accounts that are only known at run time. <c>AddServiceApiClient</c> registers it as well.</summary>
    /// <param name="services">The services.</param>
    /// <returns>A builder with the HttpClients that all accounts made at run time share.</returns>
    public static ServiceApiClientFactoryBuilder AddServiceApiClientFactory(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        ProviderClientRegistration.AddShared(services);
        services.TryAddSingleton<IServiceApiClientFactory>(provider => new ServiceApiClientFactory(provider, Service));
        return new(ProviderClientRegistration.AddHttpClients<ServiceApiClientOptions>(services, Service.Name, Service.HttpClientPurposes, Options.Options.DefaultName));
    }

    /// <param name="builder">The registration of the account.</param>
    extension(ProviderClientBuilder<ServiceApiClientOptions> builder)
    {
        /// <summary>The HttpClient of the uploads to the document store, for handlers of the app's own. What it carries is encrypted; the address is a secret. Redirects are not followed.</summary>
        public IHttpClientBuilder DocumentHttpClient => builder.GetHttpClient(ServicesApiDefinition.DocumentsPurpose);
    }

    private static ProviderClientBuilder<ServiceApiClientOptions> Complete(ProviderClientBuilder<ServiceApiClientOptions> builder)
    {
        builder.TryAddContract((IServiceApiClient client) => client.Operations);
        builder.Services.AddServiceApiClientFactory();
        return builder;
    }
}
