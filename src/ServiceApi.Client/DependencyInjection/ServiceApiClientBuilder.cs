using Microsoft.Extensions.DependencyInjection;
using ServiceApi.Client.Authentication;

namespace ServiceApi.Client.DependencyInjection;

/// <summary>Goes on with the registration of one account's client.</summary>
public sealed class ServiceApiClientBuilder
{
    internal ServiceApiClientBuilder(IServiceCollection services, string name, IHttpClientBuilder httpClient, IHttpClientBuilder tokenHttpClient)
    {
        Services = services;
        Name = name;
        HttpClient = httpClient;
        TokenHttpClient = tokenHttpClient;
    }

    /// <summary>The services that are registered so far.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The account's name, which is the key of its services; empty for the one without a name.</summary>
    public string Name { get; }

    /// <summary>The HttpClient of the API's requests, for handlers of the app's own. Redirects are not followed, also where a primary handler of the app's own (<see cref="SocketsHttpHandler"/> or <see cref="HttpClientHandler"/>) would; one of another kind must not follow them.</summary>
    public IHttpClientBuilder HttpClient { get; }

    /// <summary>The HttpClient of the token requests. What it carries are secrets.</summary>
    public IHttpClientBuilder TokenHttpClient { get; }

    /// <summary>Takes access tokens from a source of the app's own instead of Login with Amazon.</summary>
    /// <param name="create">Makes the source, once.</param>
    /// <returns>The same builder.</returns>
    public ServiceApiClientBuilder UseAccessTokenProvider(Func<IServiceProvider, IAccessTokenProvider> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        Services.AddKeyedSingleton(Name, (services, _) => create(services));
        return this;
    }
}
