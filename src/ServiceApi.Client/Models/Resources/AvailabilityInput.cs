using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Models;

/// <summary>When a resource is to be available, or taken, and how much of it: a part of a schedule or of a reservation.</summary>
/// <remarks>Times are sent with the offset that they have: turned into UTC, 23:59 at -07:00 would move to another weekday.</remarks>
public sealed record AvailabilityInput : IHasLimits
{
    /// <summary>When it begins.</summary>
    public required DateTimeOffset StartTime { get; init; }

    /// <summary>When it ends.</summary>
    public required DateTimeOffset EndTime { get; init; }

    /// <summary>How it is repeated; null when it is not.</summary>
    public RecurrenceInput? Recurrence { get; init; }

    /// <summary>How many units of the resource are meant; at least 1.</summary>
    public int? Capacity { get; init; }

    void IHasLimits.Check(LimitCheck check, string member)
    {
        check.That(Capacity is null or >= 1, $"{member}.{nameof(Capacity)}", "be at least 1");
        if (Recurrence is not null)
        {
            check.Part(Recurrence, $"{member}.{nameof(Recurrence)}");
        }
    }
}
