using Microsoft.Extensions.DependencyInjection;

namespace ServiceApi.Client.DependencyInjection;

/// <summary>Goes on with the registration of <see cref="IServiceApiClientFactory"/>.</summary>
public sealed class ServiceApiClientFactoryBuilder
{
    internal ServiceApiClientFactoryBuilder(ProviderClientBuilder<ServiceApiClientOptions> shared)
    {
        Services = shared.Services;
        HttpClient = shared.HttpClient;
        TokenHttpClient = shared.TokenHttpClient;
        DocumentHttpClient = shared.DocumentHttpClient();
    }

    /// <summary>The services that are registered so far.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The HttpClient of all accounts made at run time, which the account without a name uses too. See <see cref="ProviderClientBuilder{TOptions}.HttpClient"/>.</summary>
    public IHttpClientBuilder HttpClient { get; }

    /// <summary>The HttpClient of their token requests. What it carries are secrets.</summary>
    public IHttpClientBuilder TokenHttpClient { get; }

    /// <summary>The HttpClient of their uploads. See <see cref="ServiceApiClientServiceCollectionExtensions.DocumentHttpClient"/>.</summary>
    public IHttpClientBuilder DocumentHttpClient { get; }
}
