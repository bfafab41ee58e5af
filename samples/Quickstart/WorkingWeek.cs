namespace Quickstart;

/// <summary>The five days from a Monday on, with the hours that a technician works.</summary>
internal sealed record WorkingWeek(DateTimeOffset Monday)
{
    public DateTimeOffset Saturday => Monday.AddDays(5);

    /// <summary>The first whole week after a time, in UTC. A schedule of yours has the offset of the place.</summary>
    public static WorkingWeek After(DateTimeOffset time)
    {
        var today = new DateTimeOffset(time.UtcDateTime.Date, TimeSpan.Zero);
        return new(today.AddDays(7 - (((int)today.DayOfWeek + 6) % 7)));
    }
}
