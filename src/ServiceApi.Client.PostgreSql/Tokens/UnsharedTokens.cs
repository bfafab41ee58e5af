using ServiceApi.Client.Authentication;

namespace ServiceApi.Client.PostgreSql.Tokens;

/// <summary>Without a key no token is given away: each instance fetches its own.</summary>
internal sealed class UnsharedTokens : IAccessTokenSharing
{
    public ValueTask<AccessToken> GetAsync(
        AccessTokenScope scope, AccessToken? known, Func<CancellationToken, ValueTask<AccessToken>> fetch, CancellationToken cancellationToken) =>
        fetch(cancellationToken);
}
