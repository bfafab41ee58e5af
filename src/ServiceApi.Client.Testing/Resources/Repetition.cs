namespace ServiceApi.Client.Testing;

/// <summary>
/// On which days something takes place again. A list that is empty leaves every day; with both lists a day must be in each,
/// as in the recurrence rules of calendars.
/// </summary>
internal sealed record Repetition(DateTimeOffset Until, IReadOnlyList<DayOfWeek> DaysOfWeek, IReadOnlyList<int> DaysOfMonth)
{
    public bool Contains(DateTimeOffset local) =>
        (DaysOfWeek.Count == 0 || DaysOfWeek.Contains(local.DayOfWeek)) && (DaysOfMonth.Count == 0 || DaysOfMonth.Contains(local.Day));
}
