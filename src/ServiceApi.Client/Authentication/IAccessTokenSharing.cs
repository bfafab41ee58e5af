namespace ServiceApi.Client.Authentication;

/// <summary>
/// Lets several processes use one access token. Register one, as a singleton, and every account whose tokens the library fetches itself asks it first;
/// those that bring tokens of their own, or hold a permanent one, do not.
/// </summary>
public interface IAccessTokenSharing
{
    /// <summary>Gets a token that another process has fetched, or fetches one for all of them.</summary>
    /// <param name="scope">Whose token it is.</param>
    /// <param name="known">
    /// The token that this process was given last, in whose place it needs another: since it expires soon, or since the service has rejected it. Null for the first.
    /// </param>
    /// <param name="fetch">Fetches a token from where they are issued. What it throws must reach the caller as it is.</param>
    /// <param name="cancellationToken">Not the caller's of a call: a token is fetched for all who wait for it.</param>
    /// <returns>A token whose value is another than the known one's, unless the service has issued the same again.</returns>
    ValueTask<AccessToken> GetAsync(
        AccessTokenScope scope, AccessToken? known, Func<CancellationToken, ValueTask<AccessToken>> fetch, CancellationToken cancellationToken);
}
