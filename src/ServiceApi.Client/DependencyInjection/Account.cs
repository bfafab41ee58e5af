using ServiceApi.Client.Authentication;

namespace ServiceApi.Client.DependencyInjection;

/// <summary>What an account's pipeline is made from.</summary>
/// <param name="Name">The app's name for it.</param>
/// <param name="Options">Its options, which have been checked.</param>
/// <param name="ReadOptions">Reads its options again: credentials may have been replaced since. Null where they stay what they are.</param>
/// <param name="AccessTokenProvider">The app's own source of its tokens; null for the service's.</param>
/// <param name="HttpClientsOf">The name of the registration whose HttpClients it uses.</param>
internal sealed record Account<TOptions>(
    string Name,
    TOptions Options,
    Func<TOptions>? ReadOptions,
    IAccessTokenProvider? AccessTokenProvider,
    string HttpClientsOf)
{
    public TOptions CurrentOptions => ReadOptions is { } read ? read() : Options;
}
