using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ServiceApi.Client.Authentication;
using AccountEntry = ServiceApi.Client.DependencyInjection.AccountPipeline<ServiceApi.Client.ServiceApiClientOptions, ServiceApi.Client.IServiceApiClient>;

namespace ServiceApi.Client.DependencyInjection;

/// <summary>The accounts that are made at run time.</summary>
internal sealed class ServiceApiClientFactory(IServiceProvider services, ServicesApiDefinition service) : IServiceApiClientFactory, IDisposable
{
    private readonly ConcurrentDictionary<string, AccountEntry> _accounts = new(StringComparer.Ordinal);

    public IServiceApiClient GetOrAdd(string account, Action<ServiceApiClientOptions> configure, IAccessTokenProvider? accessTokenProvider = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(account);
        ArgumentNullException.ThrowIfNull(configure);
        if (_accounts.TryGetValue(account, out var pipeline))
        {
            return pipeline.Client;
        }

        // One at a time, so that no account has two tokens or two buckets.
        lock (_accounts)
        {
            return _accounts.GetOrAdd(account, _ => Create(account, configure, accessTokenProvider)).Client;
        }
    }

    public bool Remove(string account)
    {
        ArgumentNullException.ThrowIfNull(account);
        var isKnown = _accounts.TryRemove(account, out var pipeline);
        pipeline?.Dispose();
        return isKnown;
    }

    public void Dispose()
    {
        foreach (var pipeline in _accounts.Values)
        {
            pipeline.Dispose();
        }
    }

    private AccountEntry Create(string account, Action<ServiceApiClientOptions> configure, IAccessTokenProvider? accessTokenProvider)
    {
        if (services.GetRequiredService<IServiceProviderIsKeyedService>().IsKeyedService(typeof(AccountEntry), account))
        {
            throw new ArgumentException($"An account with the name {account} is registered; get its client as a keyed service.", nameof(account));
        }

        var options = new ServiceApiClientOptions();
        configure(options);
        var result = ProviderClientOptionsValidator<ServiceApiClientOptions, IServiceApiClient>.Validate(service, account, options, needsCredentials: accessTokenProvider is null, contracts: []);
        if (result.Failed)
        {
            throw new OptionsValidationException(account, typeof(ServiceApiClientOptions), result.Failures);
        }

        return AccountEntry.Create(services, service, new(account, options, ReadOptions: null, accessTokenProvider, HttpClientsOf: Options.DefaultName));
    }
}
