namespace ServiceApi.Client.Extend;

/// <summary>The device has arrived at the repair shop.</summary>
public sealed record ProductReceivedEvent() : DepotEvent("product_received")
{
    /// <summary>Who received it.</summary>
    public string? ReceivedBy { get; init; }

    /// <summary>When it arrived.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }
}
