namespace ServiceApi.Client.Models;

/// <summary>When a resource is available, or taken, and how much of it, as the service sends it back with what it has to say about it.</summary>
public sealed record AvailabilityRecord : ServiceModel
{
    /// <summary>When it begins.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>When it ends.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>How it is repeated; null when it is not.</summary>
    public Recurrence? Recurrence { get; init; }

    /// <summary>How many units of the resource are meant; at least 1.</summary>
    public int? Capacity { get; init; }
}
