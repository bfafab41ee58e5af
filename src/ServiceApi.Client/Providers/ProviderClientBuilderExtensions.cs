using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ServiceApi.Client.DependencyInjection;

namespace ServiceApi.Client.Providers;

/// <summary>What a provider's own registration methods add to that of an account.</summary>
public static class ProviderClientBuilderExtensions
{
    /// <summary>One of the HttpClients that the provider's client needs beside those of the API and of tokens.</summary>
    /// <typeparam name="TOptions">The provider's options.</typeparam>
    /// <param name="builder">The registration of the account.</param>
    /// <param name="purpose">What it is for: one of <see cref="ProviderDefinition{TOptions, TClient}.HttpClientPurposes"/>.</param>
    /// <returns>The HttpClient.</returns>
    /// <exception cref="ArgumentException">The provider's client has no such HttpClient.</exception>
    public static IHttpClientBuilder GetHttpClient<TOptions>(this ProviderClientBuilder<TOptions> builder, string purpose)
        where TOptions : ProviderClientOptions, new()
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.OtherHttpClients.TryGetValue(purpose, out var found) ? found : throw new ArgumentException($"There is no HttpClient for {purpose}.", nameof(purpose));
    }

    /// <summary>Registers a contract, which the provider's client holds, as a service of its own unless it is there: keyed by the account's name, and for the account without a name also without a key.</summary>
    /// <typeparam name="TOptions">The provider's options.</typeparam>
    /// <typeparam name="TClient">The client.</typeparam>
    /// <typeparam name="TContract">The contract, such as <see cref="Contract.IServicesApi"/>.</typeparam>
    /// <param name="builder">The registration of the account.</param>
    /// <param name="contractOf">Finds it, as in <c>(IServiceApiClient client) => client.Operations</c>.</param>
    /// <returns>The same builder.</returns>
    public static ProviderClientBuilder<TOptions> TryAddContract<TOptions, TClient, TContract>(this ProviderClientBuilder<TOptions> builder, Func<TClient, TContract> contractOf)
        where TOptions : ProviderClientOptions, new()
        where TClient : class
        where TContract : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(contractOf);
        builder.Services.TryAddKeyedSingleton(builder.Name, (services, key) => contractOf(services.GetRequiredKeyedService<TClient>(key)));
        if (builder.Name == Options.DefaultName)
        {
            builder.Services.TryAddSingleton(services => contractOf(services.GetRequiredService<TClient>()));
        }

        return builder;
    }
}
