using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Models;

/// <summary>How availability is to be repeated: on which days, and until when.</summary>
public sealed record RecurrenceInput : IHasLimits
{
    /// <summary>When the repetition ends. Sent with the offset that it has.</summary>
    public required DateTimeOffset EndTime { get; init; }

    /// <summary>The days of the week on which it is repeated.</summary>
    public IReadOnlyList<Weekday>? DaysOfWeek { get; init; }

    /// <summary>The days of the month on which it is repeated, each 1 to 31.</summary>
    public IReadOnlyList<int>? DaysOfMonth { get; init; }

    void IHasLimits.Check(LimitCheck check, string member)
    {
        check.Values(DaysOfWeek, $"{member}.{nameof(DaysOfWeek)}");
        check.EachOf(DaysOfMonth, $"{member}.{nameof(DaysOfMonth)}", day => day is >= 1 and <= 31, "be 1 to 31");
    }
}
