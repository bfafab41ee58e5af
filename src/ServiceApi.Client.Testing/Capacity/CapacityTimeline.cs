namespace ServiceApi.Client.Testing;

/// <summary>How capacity goes up and down within a window: segments without a gap from its beginning to its end.</summary>
internal sealed class CapacityTimeline
{
    public CapacityTimeline(DateTimeOffset from, DateTimeOffset to, IEnumerable<CapacitySegment> parts)
    {
        var within = parts.Where(part => part.Start < to && part.End > from).ToArray();
        DateTimeOffset[] changes = [from, .. within.SelectMany(part => new[] { part.Start, part.End }).Where(time => time > from && time < to).Distinct().Order(), to];
        var rising = within.OrderBy(part => part.Start).ToArray();
        var falling = within.OrderBy(part => part.End).ToArray();
        var segments = new List<CapacitySegment>(changes.Length);
        var level = new CapacitySegment(from, from);
        var (up, down) = (0, 0);
        foreach (var (start, end) in changes.Zip(changes.Skip(1)))
        {
            for (; up < rising.Length && rising[up].Start <= start; up++)
            {
                level = Sum(level, rising[up], 1);
            }

            for (; down < falling.Length && falling[down].End <= start; down++)
            {
                level = Sum(level, falling[down], -1);
            }

            segments.Add(level with { Start = start.ToUniversalTime(), End = end.ToUniversalTime() });
        }

        Segments = segments;
    }

    public IReadOnlyList<CapacitySegment> Segments { get; }

    public long Throughout(CapacityKind type, DateTimeOffset start, DateTimeOffset end) =>
        type.Throughout(Segments.Where(segment => segment.Start < end && segment.End > start));

    /// <summary>The stretches in which there is some of a type, each as long as it stays the same.</summary>
    public IEnumerable<(DateTimeOffset Start, DateTimeOffset End, long Amount)> Ranges(CapacityKind type)
    {
        var range = (Start: default(DateTimeOffset), End: default(DateTimeOffset), Amount: 0L);
        foreach (var segment in Segments)
        {
            var amount = type.Of(segment);
            if (amount == range.Amount)
            {
                range.End = segment.End;
                continue;
            }

            if (range.Amount > 0)
            {
                yield return range;
            }

            range = (segment.Start, segment.End, amount);
        }

        if (range.Amount > 0)
        {
            yield return range;
        }
    }

    private static CapacitySegment Sum(CapacitySegment level, CapacitySegment part, int sign) => level with
    {
        Scheduled = level.Scheduled + (sign * part.Scheduled),
        Encumbered = level.Encumbered + (sign * part.Encumbered),
        Reserved = level.Reserved + (sign * part.Reserved),
    };
}
