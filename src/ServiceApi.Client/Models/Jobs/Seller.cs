namespace ServiceApi.Client.Models;

/// <summary>Who sells a service.</summary>
public sealed record Seller : ServiceModel
{
    /// <summary>The seller's id, in capital letters and digits.</summary>
    public string? SellerId { get; init; }
}
