namespace ServiceApi.Client.Authentication;

/// <summary>A token and the two instants that matter before it expires.</summary>
internal sealed class CachedToken
{
    private static readonly TimeSpan ShortestLifeOnSend = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan RefreshAhead = TimeSpan.FromMinutes(5);

    public CachedToken(AccessToken token, DateTimeOffset obtainedAt)
    {
        // A token that lives less than a few minutes is used for half its life, not thrown away as it arrives.
        var half = TimeSpan.FromTicks(Math.Max(0, (token.ExpiresAt - obtainedAt).Ticks) / 2);
        Value = token.Value;
        Expires = token.ExpiresAt != DateTimeOffset.MaxValue;
        ObtainedAt = obtainedAt;
        RenewAt = token.ExpiresAt - Min(ShortestLifeOnSend, half);
        RefreshAt = token.ExpiresAt - Min(RefreshAhead, half);
    }

    public string Value { get; }

    public bool Expires { get; }

    public DateTimeOffset ObtainedAt { get; }

    /// <summary>From here on the token is not sent any more.</summary>
    public DateTimeOffset RenewAt { get; }

    /// <summary>From here on a use of the token fetches the next one in the background.</summary>
    public DateTimeOffset RefreshAt { get; }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
