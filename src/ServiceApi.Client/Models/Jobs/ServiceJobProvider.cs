namespace ServiceApi.Client.Models;

/// <summary>Who performs a service.</summary>
public sealed record ServiceJobProvider : ServiceModel
{
    /// <summary>The provider's id, in capital letters and digits.</summary>
    public string? ServiceJobProviderId { get; init; }
}
