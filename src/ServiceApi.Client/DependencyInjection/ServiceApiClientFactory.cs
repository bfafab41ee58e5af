using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ServiceApi.Client.Authentication;

namespace ServiceApi.Client.DependencyInjection;

/// <summary>The accounts that are made at run time.</summary>
internal sealed class ServiceApiClientFactory(IServiceProvider services) : IServiceApiClientFactory, IDisposable
{
    private readonly ConcurrentDictionary<string, Entry> _accounts = new(StringComparer.Ordinal);

    public IServiceApiClient GetOrAdd(string account, Action<ServiceApiClientOptions> configure, IAccessTokenProvider? accessTokenProvider = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(account);
        ArgumentNullException.ThrowIfNull(configure);
        if (_accounts.TryGetValue(account, out var entry))
        {
            return entry.Client;
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
        var isKnown = _accounts.TryRemove(account, out var entry);
        entry?.Pipeline.Dispose();
        return isKnown;
    }

    public void Dispose()
    {
        foreach (var entry in _accounts.Values)
        {
            entry.Pipeline.Dispose();
        }
    }

    private Entry Create(string account, Action<ServiceApiClientOptions> configure, IAccessTokenProvider? accessTokenProvider)
    {
        if (services.GetRequiredService<IServiceProviderIsKeyedService>().IsKeyedService(typeof(AccountPipeline), account))
        {
            throw new ArgumentException($"An account with the name {account} is registered; get its client as a keyed service.", nameof(account));
        }

        var options = new ServiceApiClientOptions();
        configure(options);
        var result = ServiceApiClientOptionsValidator.Validate(options, needsCredentials: accessTokenProvider is null);
        if (result.Failed)
        {
            throw new OptionsValidationException(account, typeof(ServiceApiClientOptions), result.Failures);
        }

        var pipeline = AccountPipeline.Create(services, new Account(account, options, () => options.Authentication, accessTokenProvider, HttpClientsOf: Options.DefaultName));
        return new(pipeline, new ServiceApiClient(pipeline.Executor));
    }

    private sealed record Entry(AccountPipeline Pipeline, IServiceApiClient Client);
}
