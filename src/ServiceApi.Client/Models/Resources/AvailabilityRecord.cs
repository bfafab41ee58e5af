using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Models;

/// <summary>
/// When a resource is available, or taken, and how much of it. Sent in schedules and reservations; the service sends back
/// those that it has something to say about.
/// </summary>
/// <remarks>Times are sent with the offset that they have: turned into UTC, 23:59 at -07:00 would move to another weekday.</remarks>
public sealed record AvailabilityRecord : ServiceModel, IHasLimits
{
    /// <summary>When it begins. Must be given in requests.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>When it ends. Must be given in requests.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>How it is repeated; null when it is not.</summary>
    public Recurrence? Recurrence { get; init; }

    /// <summary>How many units of the resource are meant; at least 1.</summary>
    public int? Capacity { get; init; }

    void IHasLimits.Check(LimitCheck check, string member)
    {
        check.Given(StartTime, $"{member}.{nameof(StartTime)}");
        check.Given(EndTime, $"{member}.{nameof(EndTime)}");
        check.That(Capacity is null or >= 1, $"{member}.{nameof(Capacity)}", "be at least 1");
        if (Recurrence is not null)
        {
            check.Part(Recurrence, $"{member}.{nameof(Recurrence)}");
        }
    }
}
