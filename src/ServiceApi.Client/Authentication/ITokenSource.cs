namespace ServiceApi.Client.Authentication;

/// <summary>Where the pipeline has one account's token from.</summary>
internal interface ITokenSource
{
    /// <summary>Gets a token that may be sent now.</summary>
    /// <exception cref="TokenUnavailableException">There is none to be had.</exception>
    ValueTask<CachedToken> GetAsync(CancellationToken cancellationToken);

    /// <summary>Whether a token that was got is too old to be sent.</summary>
    bool NeedsRenewal(CachedToken token);

    /// <summary>Drops a token that the service has rejected, unless it has been replaced since.</summary>
    void Invalidate(CachedToken rejected);
}
