using System.Security.Cryptography;
using System.Text;
using ServiceApi.Client.Providers;

namespace ServiceApi.Client.Authentication;

/// <summary>Takes tokens from where processes share them. A token stays with the credentials that it was fetched with, also while these are being replaced.</summary>
internal sealed class SharedTokenProvider(
    IAccessTokenSharing sharing,
    string service,
    string account,
    Func<TokenRequest> createRequest,
    IAccessTokenProvider source) : IAccessTokenProvider
{
    private AccessToken? _known;

    public async ValueTask<AccessToken> GetAccessTokenAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var credentials = await IdentifyAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                return _known = await sharing.GetAsync(
                    new(service, account, credentials), _known, token => FetchAsync(credentials, token), cancellationToken).ConfigureAwait(false);
            }
            catch (CredentialsReplacedException)
            {
                // It belongs to nobody now; the next one belongs to the new credentials.
            }
        }
    }

    private async ValueTask<AccessToken> FetchAsync(string credentials, CancellationToken cancellationToken)
    {
        var token = await source.GetAccessTokenAsync(cancellationToken).ConfigureAwait(false);
        return credentials == await IdentifyAsync(cancellationToken).ConfigureAwait(false) ? token : throw new CredentialsReplacedException();
    }

    private async ValueTask<string> IdentifyAsync(CancellationToken cancellationToken)
    {
        var request = createRequest();
        using var content = request.Content;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Endpoint.AbsoluteUri}\n"));
        hash.AppendData(await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private sealed class CredentialsReplacedException : Exception;
}
