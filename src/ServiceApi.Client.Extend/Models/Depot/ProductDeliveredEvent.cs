namespace ServiceApi.Client.Extend;

/// <summary>The device has been handed over.</summary>
public sealed record ProductDeliveredEvent() : DepotEvent("product_delivered")
{
    /// <summary>Who it was handed over to.</summary>
    public string? DeliveredTo { get; init; }

    /// <summary>When it was handed over.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }
}
