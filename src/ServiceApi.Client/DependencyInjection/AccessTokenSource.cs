using ServiceApi.Client.Authentication;

namespace ServiceApi.Client.DependencyInjection;

/// <summary>The app's own source of an account's tokens, which goes when the container goes. The options tell the services apart, the key their accounts.</summary>
internal sealed class AccessTokenSource<TOptions>(IAccessTokenProvider? provider) : IDisposable, IAsyncDisposable
{
    public IAccessTokenProvider Provider { get; } = provider ?? throw new InvalidOperationException("No access token provider was made.");

    public void Dispose() => (Provider as IDisposable)?.Dispose();

    public ValueTask DisposeAsync()
    {
        if (Provider is IAsyncDisposable provider)
        {
            return provider.DisposeAsync();
        }

        Dispose();
        return default;
    }
}
