namespace ServiceApi.Client.Authentication;

/// <summary>
/// Where access tokens come from. Implement it to bring tokens of one's own; the library keeps them, asks again before they
/// expire, and never asks twice at the same time for the same account.
/// </summary>
public interface IAccessTokenProvider
{
    /// <summary>Gets a new token.</summary>
    /// <param name="cancellationToken">Not the caller's: a token is fetched for all who wait for it.</param>
    /// <returns>A fresh token. Do not keep it: the library does, and asks again when the service has rejected it.</returns>
    /// <remarks>What it throws reaches every caller that waits as the inner exception of <see cref="ServiceApiTokenException"/>.</remarks>
    ValueTask<AccessToken> GetAccessTokenAsync(CancellationToken cancellationToken);
}
