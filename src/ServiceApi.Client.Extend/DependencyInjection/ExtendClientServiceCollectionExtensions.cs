using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using ServiceApi.Client;
using ServiceApi.Client.DependencyInjection;
using ServiceApi.Client.Extend;
using ServiceApi.Client.Extend.Contract;
using ServiceApi.Client.Providers;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers clients of Extend's API.</summary>
public static class ExtendClientServiceCollectionExtensions
{
    private static readonly ExtendDefinition Service = new();

    private static string Rules => $"Environment is one of {string.Join(", ", Enum.GetNames<ExtendEnvironment>())}.";

    /// <summary>Registers the client of the app's only, or main, account: <see cref="IExtendClient"/> and <see cref="IExtendApi"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>A builder that goes on with the registration.</returns>
    /// <remarks>Options are checked when the host starts, or else when the client is first asked for, with <see cref="OptionsValidationException"/>.</remarks>
    public static ProviderClientBuilder<ExtendClientOptions> AddExtendClient(this IServiceCollection services, Action<ExtendClientOptions> configure) =>
        services.AddExtendClient(Options.Options.DefaultName, configure);

    /// <summary>Registers the client of the app's only, or main, account from configuration.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The section that holds the members of <see cref="ExtendClientOptions"/>.</param>
    /// <returns><inheritdoc cref="AddExtendClient(IServiceCollection, Action{ExtendClientOptions})" path="/returns"/></returns>
    /// <remarks><inheritdoc cref="AddExtendClient(IServiceCollection, Action{ExtendClientOptions})" path="/remarks"/></remarks>
    public static ProviderClientBuilder<ExtendClientOptions> AddExtendClient(this IServiceCollection services, IConfiguration configuration) =>
        services.AddExtendClient(Options.Options.DefaultName, configuration);

    /// <summary>Registers the client of one of several accounts, as keyed services under its name.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The account's name. An account at another service may have the same name: they share nothing.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns><inheritdoc cref="AddExtendClient(IServiceCollection, Action{ExtendClientOptions})" path="/returns"/></returns>
    /// <remarks><inheritdoc cref="AddExtendClient(IServiceCollection, Action{ExtendClientOptions})" path="/remarks"/></remarks>
    public static ProviderClientBuilder<ExtendClientOptions> AddExtendClient(this IServiceCollection services, string name, Action<ExtendClientOptions> configure) =>
        Complete(services.AddProviderClient(name, Service, configure));

    /// <summary>Registers the client of one of several accounts from configuration, as keyed services under its name.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The account's name. An account at another service may have the same name: they share nothing.</param>
    /// <param name="configuration">The section that holds the members of <see cref="ExtendClientOptions"/>.</param>
    /// <returns><inheritdoc cref="AddExtendClient(IServiceCollection, Action{ExtendClientOptions})" path="/returns"/></returns>
    /// <remarks><inheritdoc cref="AddExtendClient(IServiceCollection, Action{ExtendClientOptions})" path="/remarks"/></remarks>
    public static ProviderClientBuilder<ExtendClientOptions> AddExtendClient(this IServiceCollection services, string name, IConfiguration configuration) =>
        Complete(services.AddProviderClient(name, Service, configuration, static (section, options) => section.Bind(options), Rules));

    /// <summary>Registers a client of Extend's API beside the one of Amazon's, under the same account name.</summary>
    /// <param name="builder">The registration of the account at Amazon.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>A builder that goes on with the registration at Extend.</returns>
    /// <remarks><inheritdoc cref="AddExtendClient(IServiceCollection, Action{ExtendClientOptions})" path="/remarks"/></remarks>
    public static ProviderClientBuilder<ExtendClientOptions> AddExtend(this ProviderClientBuilder<ServiceApiClientOptions> builder, Action<ExtendClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Services.AddExtendClient(builder.Name, configure);
    }

    /// <summary>Registers a client of Extend's API beside the one of Amazon's, under the same account name, from configuration.</summary>
    /// <param name="builder">The registration of the account at Amazon.</param>
    /// <param name="configuration">The section that holds the members of <see cref="ExtendClientOptions"/>.</param>
    /// <returns><inheritdoc cref="AddExtend(ProviderClientBuilder{ServiceApiClientOptions}, Action{ExtendClientOptions})" path="/returns"/></returns>
    /// <remarks><inheritdoc cref="AddExtendClient(IServiceCollection, Action{ExtendClientOptions})" path="/remarks"/></remarks>
    public static ProviderClientBuilder<ExtendClientOptions> AddExtend(this ProviderClientBuilder<ServiceApiClientOptions> builder, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Services.AddExtendClient(builder.Name, configuration);
    }

    private static ProviderClientBuilder<ExtendClientOptions> Complete(ProviderClientBuilder<ExtendClientOptions> builder) =>
        builder.TryAddContract((IExtendClient client) => client.Operations);
}
