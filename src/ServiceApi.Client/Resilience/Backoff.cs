namespace ServiceApi.Client.Resilience;

/// <summary>Waits that double with every failure and differ from caller to caller.</summary>
internal static class Backoff
{
    private const int MostDoublings = 30;

    /// <summary>Between half of and the whole of <paramref name="first"/> doubled <paramref name="failures"/> times, up to <paramref name="longest"/>.</summary>
    public static TimeSpan Delay(int failures, TimeSpan first, TimeSpan longest, Jitter jitter)
    {
        var whole = Math.Min(first.Ticks * Math.Pow(2, Math.Min(failures, MostDoublings)), longest.Ticks);
        return TimeSpan.FromTicks((long)(whole * (0.5 + (jitter.Next() / 2))));
    }
}
