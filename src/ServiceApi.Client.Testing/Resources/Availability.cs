namespace ServiceApi.Client.Testing;

/// <summary>A time at which capacity is there, or taken: once, or again and again on days of the offset that it was written with.</summary>
internal sealed record Availability(DateTimeOffset Start, DateTimeOffset End, int Capacity, Repetition? Repetition)
{
    /// <summary>When it is over for good.</summary>
    public DateTimeOffset Until => Repetition?.Until ?? End;

    /// <summary>When it takes place within a window; the first and the last time may reach beyond it.</summary>
    public IEnumerable<(DateTimeOffset Start, DateTimeOffset End)> Between(DateTimeOffset from, DateTimeOffset to)
    {
        if (Repetition is null)
        {
            if (Start < to && End > from)
            {
                yield return (Start, End);
            }

            yield break;
        }

        var last = to < Repetition.Until ? to : Repetition.Until;
        for (var day = Math.Max(0, (int)Math.Floor((from - End).TotalDays) + 1); TimeSpan.FromDays(day) < last - Start; day++)
        {
            var start = Start.AddDays(day);
            if (Repetition.Contains(start))
            {
                yield return (start, End.AddDays(day));
            }
        }
    }
}
