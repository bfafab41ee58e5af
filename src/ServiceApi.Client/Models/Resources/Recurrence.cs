using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Models;

/// <summary>How availability is repeated: on which days, and until when.</summary>
public sealed record Recurrence : ServiceModel, IHasLimits
{
    /// <summary>When the repetition ends. Must be given in requests, and is sent with the offset that it has.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>The days of the week on which it is repeated.</summary>
    public IReadOnlyList<Weekday>? DaysOfWeek { get; init; }

    /// <summary>The days of the month on which it is repeated, each 1 to 31.</summary>
    public IReadOnlyList<int>? DaysOfMonth { get; init; }

    void IHasLimits.Check(LimitCheck check, string member)
    {
        check.Given(EndTime, $"{member}.{nameof(EndTime)}");
        check.Values(DaysOfWeek, $"{member}.{nameof(DaysOfWeek)}");
        check.EachOf(DaysOfMonth, $"{member}.{nameof(DaysOfMonth)}", day => day is >= 1 and <= 31, "be 1 to 31");
    }
}
