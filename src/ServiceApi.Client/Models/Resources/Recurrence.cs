namespace ServiceApi.Client.Models;

/// <summary>How availability is repeated: on which days, and until when.</summary>
public sealed record Recurrence : ServiceModel
{
    /// <summary>When the repetition ends.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>The days of the week on which it is repeated.</summary>
    public IReadOnlyList<Weekday>? DaysOfWeek { get; init; }

    /// <summary>The days of the month on which it is repeated, each 1 to 31.</summary>
    public IReadOnlyList<int>? DaysOfMonth { get; init; }
}
