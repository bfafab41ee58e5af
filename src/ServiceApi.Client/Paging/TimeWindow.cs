namespace ServiceApi.Client.Paging;

/// <summary>A span of time with both of its ends in it, in milliseconds since 1970: what the service tells apart.</summary>
internal sealed record TimeWindow(long From, long To)
{
    /// <summary>
    /// Whether it can be split. A window of one millisecond cannot: parts share their border, so that what a service with a
    /// finer clock has between two milliseconds lies in one of them.
    /// </summary>
    public bool CanBeSplit => To - From > 1;

    /// <summary>Makes windows of the same length, to the millisecond, each of which begins where the one before it ends.</summary>
    public IEnumerable<TimeWindow> Split(long parts)
    {
        var length = To - From;
        parts = Math.Max(1, Math.Min(parts, length));
        var from = From;
        for (var part = 1; part <= parts; part++)
        {
            var to = From + (long)((Int128)length * part / parts);
            yield return new(from, to);
            from = to;
        }
    }
}
