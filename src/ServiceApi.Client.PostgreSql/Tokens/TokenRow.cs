namespace ServiceApi.Client.PostgreSql.Tokens;

/// <summary>What the database says when it is asked for a token.</summary>
/// <param name="Token">The token, encrypted; null if there is none.</param>
/// <param name="Age">The seconds since it was stored.</param>
/// <param name="Left">The seconds until it expires.</param>
/// <param name="Now">The database's time, in seconds since 1970.</param>
/// <param name="AskedAt">The process's time when it asked, so that <paramref name="Left"/> is rather too little from there.</param>
/// <param name="ToldAt">The process's timestamp when it was told, so that <paramref name="Now"/> is rather too early from there.</param>
internal sealed record TokenRow(byte[]? Token, double Age, double Left, double Now, DateTimeOffset AskedAt, long ToldAt)
{
    private const double RefreshAhead = 300; // seconds, as each process's own cache refreshes
    private const double Inaccuracy = 1; // seconds, by which clocks run differently while a token is fetched

    public DateTimeOffset ExpiresAt => AskedAt.AddSeconds(Left);

    /// <summary>Whether the token lasts for long enough to be given away. One from the future does not: the database's clock was set back.</summary>
    public bool Lasts => Age > -Inaccuracy && Left > Math.Min(RefreshAhead, (Age + Left) / 2);

    /// <summary>The database's time by now.</summary>
    public double NowAfter(TimeProvider time) => Now + time.GetElapsedTime(ToldAt).TotalSeconds;
}
