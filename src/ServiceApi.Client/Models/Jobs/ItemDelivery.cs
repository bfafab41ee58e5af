namespace ServiceApi.Client.Models;

/// <summary>When an item is to arrive.</summary>
public sealed record ItemDelivery : ServiceModel
{
    /// <summary>When the item is expected; of several items, the last.</summary>
    public DateTimeOffset? EstimatedDeliveryDate { get; init; }

    /// <summary>The window of time that was promised to the buyer.</summary>
    public ItemDeliveryPromise? ItemDeliveryPromise { get; init; }
}
