using System.Diagnostics;
using ServiceApi.Client.Contract;
using ServiceApi.Client.DependencyInjection;

namespace ServiceApi.Client.Providers;

/// <summary>An account of which a client is being made.</summary>
/// <typeparam name="TOptions">The provider's options.</typeparam>
[DebuggerDisplay("{Name}")]
public sealed class ProviderAccount<TOptions>
    where TOptions : ProviderClientOptions, new()
{
    private readonly HttpClientNames _names;
    private readonly IReadOnlyList<string> _purposes;
    private IReadOnlyList<IDisposable>? _parts = []; // null when the account has ended

    internal ProviderAccount(string name, TOptions options, IOperationExecutor executor, IServiceProvider services, HttpClientNames names, IReadOnlyList<string> purposes)
    {
        Name = name;
        Options = options;
        Executor = executor;
        Services = services;
        _names = names;
        _purposes = purposes;
    }

    /// <summary>The app's name for it; empty for the one without a name.</summary>
    public string Name { get; }

    /// <summary>Its options, which have been checked.</summary>
    public TOptions Options { get; }

    /// <summary>Its pipeline.</summary>
    public IOperationExecutor Executor { get; }

    /// <summary>The app's services.</summary>
    public IServiceProvider Services { get; }

    /// <summary>Hands over a part of the client that must end with the account; one that is made after the account's end is disposed at once. The client itself should not be disposable: a scope of the app's that resolves it would dispose of it for all.</summary>
    /// <typeparam name="T">The part.</typeparam>
    /// <param name="part">The part.</param>
    /// <returns>The same part.</returns>
    public T DisposeWithAccount<T>(T part)
        where T : IDisposable
    {
        if (!TryAdd(part))
        {
            part.Dispose();
        }

        return part;
    }

    /// <summary>The name under which <see cref="IHttpClientFactory"/> knows one of the account's <see cref="ProviderDefinition{TOptions, TClient}.HttpClientPurposes"/>.</summary>
    /// <param name="purpose">What it is for.</param>
    /// <returns>The name.</returns>
    /// <exception cref="ArgumentException">It is for none of them.</exception>
    public string GetHttpClientName(string purpose) =>
        _purposes.Contains(purpose, StringComparer.Ordinal) ? _names.Other(purpose) : throw new ArgumentException($"There is no HttpClient for {purpose}.", nameof(purpose));

    internal void Dispose()
    {
        foreach (var part in Interlocked.Exchange(ref _parts, null) ?? [])
        {
            part.Dispose();
        }
    }

    private bool TryAdd(IDisposable part)
    {
        var before = Volatile.Read(ref _parts);
        while (before is not null)
        {
            var seen = Interlocked.CompareExchange(ref _parts, [.. before, part], before);
            if (ReferenceEquals(seen, before))
            {
                return true;
            }

            before = seen;
        }

        return false;
    }
}
