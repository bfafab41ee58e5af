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
        DocumentHttpClient = shared.DocumentHttpClient;
    }

    /// <summary>The services that are registered so far.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The HttpClient of all accounts made at run time, which the account without a name uses too. See <see cref="ProviderClientBuilder{TOptions}.HttpClient"/>.</summary>
    public IHttpClientBuilder HttpClient { get; }

    /// <summary>The HttpClient of their token requests. What it carries are secrets.</summary>
    public IHttpClientBuilder TokenHttpClient { get; }

    /// <summary>The HttpClient of their uploads to the document store. What it carries is encrypted; the address is a secret. Redirects are not followed.</summary>
    public IHttpClientBuilder DocumentHttpClient { get; }
}
