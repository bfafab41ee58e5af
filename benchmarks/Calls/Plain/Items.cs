namespace ServiceApi.Client.Benchmarks.Calls.Plain;

internal sealed class AssociatedItem
{
    public string? Asin { get; set; }

    public string? Title { get; set; }

    public int? Quantity { get; set; }

    public string? OrderId { get; set; }

    public ItemStatus? ItemStatus { get; set; }

    public string? BrandName { get; set; }

    public ItemDelivery? ItemDelivery { get; set; }

    public List<LinkedAsset>? LinkedAssets { get; set; }
}

internal sealed class ItemDelivery
{
    public DateTimeOffset? EstimatedDeliveryDate { get; set; }

    public ItemDeliveryPromise? ItemDeliveryPromise { get; set; }
}

internal sealed class ItemDeliveryPromise
{
    public DateTimeOffset? StartTime { get; set; }

    public DateTimeOffset? EndTime { get; set; }
}

internal sealed class LinkedAsset
{
    public string? AssetType { get; set; }

    public string? AssetName { get; set; }

    public Dictionary<string, string>? AdditionalAttributes { get; set; }
}
