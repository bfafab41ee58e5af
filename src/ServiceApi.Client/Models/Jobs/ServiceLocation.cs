namespace ServiceApi.Client.Models;

/// <summary>Where a service is performed.</summary>
public sealed record ServiceLocation : ServiceModel
{
    /// <summary>The kind of place.</summary>
    public ServiceLocationType? ServiceLocationType { get; init; }

    /// <summary>The address.</summary>
    public Address? Address { get; init; }
}
