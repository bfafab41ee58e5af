namespace ServiceApi.Client.Models;

/// <summary>An item that a service job is about.</summary>
public sealed record AssociatedItem : ServiceModel
{
    /// <summary>The item's ASIN.</summary>
    public string? Asin { get; init; }

    /// <summary>The item's title.</summary>
    public string? Title { get; init; }

    /// <summary>How many of the item were ordered.</summary>
    public int? Quantity { get; init; }

    /// <summary>The id of the buyer's order for the item, 3, 7 and 7 digits with hyphens between.</summary>
    public string? OrderId { get; init; }

    /// <summary>Where the item stands.</summary>
    public ItemStatus? ItemStatus { get; init; }

    /// <summary>The item's brand.</summary>
    public string? BrandName { get; init; }

    /// <summary>When the item is to arrive.</summary>
    public ItemDelivery? ItemDelivery { get; init; }

    /// <summary>Things the customer owns that the service is to be performed on, such as a vehicle.</summary>
    public IReadOnlyList<LinkedAsset>? LinkedAssets { get; init; }
}
