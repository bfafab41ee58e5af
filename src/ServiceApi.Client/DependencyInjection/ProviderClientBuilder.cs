using System.Diagnostics;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ServiceApi.Client.Authentication;
using ServiceApi.Client.Contract;

namespace ServiceApi.Client.DependencyInjection;

/// <summary>Goes on with the registration of one account's client at the service that the options belong to.</summary>
/// <typeparam name="TOptions">The service's options, such as <see cref="ServiceApiClientOptions"/>.</typeparam>
[DebuggerDisplay("{Name}")]
public sealed class ProviderClientBuilder<TOptions>
    where TOptions : ProviderClientOptions, new()
{
    internal ProviderClientBuilder(
        IServiceCollection services,
        string name,
        IHttpClientBuilder httpClient,
        IHttpClientBuilder tokenHttpClient,
        IReadOnlyDictionary<string, IHttpClientBuilder> otherHttpClients)
    {
        Services = services;
        Name = name;
        HttpClient = httpClient;
        TokenHttpClient = tokenHttpClient;
        OtherHttpClients = otherHttpClients;
    }

    /// <summary>The services that are registered so far.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The account's name, which is the key of its services; empty for the one without a name.</summary>
    public string Name { get; }

    /// <summary>The HttpClient of the API's requests, for handlers of the app's own. Redirects are not followed, also where a primary handler of the app's own (<see cref="SocketsHttpHandler"/> or <see cref="HttpClientHandler"/>) would; one of another kind must not follow them.</summary>
    public IHttpClientBuilder HttpClient { get; }

    /// <summary>The HttpClient of the token requests. What it carries are secrets.</summary>
    public IHttpClientBuilder TokenHttpClient { get; }

    /// <summary>Those that the provider's client needs beside these two, by what they are for.</summary>
    internal IReadOnlyDictionary<string, IHttpClientBuilder> OtherHttpClients { get; }

    /// <summary>Takes access tokens from a source of the app's own instead of the service's token endpoint.</summary>
    /// <param name="create">Makes the source, once.</param>
    /// <returns>The same builder.</returns>
    public ProviderClientBuilder<TOptions> UseAccessTokenProvider(Func<IServiceProvider, IAccessTokenProvider> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        Services.AddKeyedSingleton(Name, (services, _) => new AccessTokenSource<TOptions>(create(services)));
        return this;
    }

    /// <summary>
    /// Registers a contract of the app's own, for operations of the same service that the client does not have: with the account's token,
    /// usage plans, retries, errors and telemetry. It is a service keyed by the account's name, and for the account without a name also without a key.
    /// </summary>
    /// <typeparam name="TContract">The contract: an interface whose methods carry verbs such as <see cref="GetAttribute"/>.</typeparam>
    /// <param name="resolver">What describes the models of its bodies and answers, as <see cref="IOperationExecutor.WithJson"/> takes it.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>The ids of all operations of an account are different, since each names a usage plan; that is checked when the options are.</remarks>
    /// <exception cref="InvalidOperationException">
    /// The contract was not compiled with the package's generator; or it has been added under the same name to the client of another service, or with another resolver.
    /// </exception>
    public ProviderClientBuilder<TOptions> AddOperations<TContract>(IJsonTypeInfoResolver resolver)
        where TContract : class
    {
        ArgumentNullException.ThrowIfNull(resolver);
        var contract = OperationContracts.Find<TContract>();
        CheckIsOwn<TContract>(resolver);
        Services.AddKeyedSingleton(Name, new OwnContract<TOptions>(typeof(TContract), contract.Operations, resolver));
        Services.TryAddKeyedSingleton(Name, (services, key) => contract.Create(services.GetRequiredKeyedService<AccountParts<TOptions>>(key).Executor.WithJson(resolver)));
        if (Name == Options.DefaultName)
        {
            Services.TryAddSingleton(services => services.GetRequiredKeyedService<TContract>(Name));
        }

        return this;
    }

    private void CheckIsOwn<TContract>(IJsonTypeInfoResolver resolver)
    {
        var other = Services
            .Select(service => service.IsKeyedService && Name.Equals(service.ServiceKey) ? service.KeyedImplementationInstance as OwnContract : null)
            .FirstOrDefault(own => own?.Contract == typeof(TContract) && (own is not OwnContract<TOptions> || own.Resolver != resolver));
        if (other is not null)
        {
            throw new InvalidOperationException(
                $"{typeof(TContract)} has been added under the same name {(other is OwnContract<TOptions> ? "with another resolver" : "to the client of another service")}. Give the account another name, or declare another contract.");
        }
    }
}
