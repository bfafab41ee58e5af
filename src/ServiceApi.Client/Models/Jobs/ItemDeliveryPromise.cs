namespace ServiceApi.Client.Models;

/// <summary>The window of time in which an item was promised to arrive.</summary>
public sealed record ItemDeliveryPromise : ServiceModel
{
    /// <summary>When the window begins.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>When the window ends.</summary>
    public DateTimeOffset? EndTime { get; init; }
}
