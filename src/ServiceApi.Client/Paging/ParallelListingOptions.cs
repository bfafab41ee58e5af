namespace ServiceApi.Client.Paging;

/// <summary>How a listing is read in several places at once. Immutable, so that one instance can serve many listings.</summary>
public sealed record ParallelListingOptions
{
    /// <summary>The most pages that are asked for at once, 1 to 64. The usage plan sets the pace; this must only be enough to keep it busy.</summary>
    /// <value>8: enough for 10 pages per second where an answer takes up to 0.8 seconds.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1 or more than 64.</exception>
    public int MaxPagesInFlight
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(MaxPagesInFlight));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 64, nameof(MaxPagesInFlight));
            field = value;
        }
    } = 8;

    /// <summary>
    /// Whether pages come in the order of their windows of time, the earliest first; within a window they come in the
    /// service's order. If not, they come as they arrive, and fewer of them are held in memory.
    /// </summary>
    /// <value>True: at most 25 pages for each of <see cref="MaxPagesInFlight"/> are held. If false, one page for each.</value>
    public bool InOrder { get; init; } = true;
}
