namespace ServiceApi.Client.Testing;

/// <summary>The time that appointment slots are asked for, read by the contract's rules; a week from now where none is given.</summary>
internal sealed class SlotWindow
{
    private const int ConfiguredDays = 7;
    private const int MostDays = 90;

    public SlotWindow(QueryReader query, Violations violations, DateTimeOffset now)
    {
        var start = query.Date("startTime");
        var end = query.Date("endTime");
        violations.AddIf(query.Text("startTime") is null != query.Text("endTime") is null, "startTime and endTime must be given together.");
        violations.AddIf(end <= start, "endTime must be later than startTime.");
        violations.AddIf(end - start > TimeSpan.FromDays(MostDays), $"startTime and endTime must be at most {MostDays} days apart.");
        From = start ?? now;
        To = end ?? From.AddDays(ConfiguredDays);
    }

    public DateTimeOffset From { get; }

    public DateTimeOffset To { get; }
}
