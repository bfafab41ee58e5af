namespace ServiceApi.Client.Authentication;

/// <summary>How one request for a token ended: a token, or why there is none and whether asking again may help.</summary>
internal sealed record TokenReply(AccessToken? Token, TokenRequestException? Failure = null, bool IsPassing = false) : IDisposable
{
    public void Dispose()
    {
        // Nothing is held; the retries dispose of every outcome alike.
    }
}
