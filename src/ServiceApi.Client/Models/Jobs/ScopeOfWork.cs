namespace ServiceApi.Client.Models;

/// <summary>The service that was ordered.</summary>
public sealed record ScopeOfWork : ServiceModel
{
    /// <summary>The ASIN of the service.</summary>
    public string? Asin { get; init; }

    /// <summary>The title of the service.</summary>
    public string? Title { get; init; }

    /// <summary>How many times the service is to be performed.</summary>
    public int? Quantity { get; init; }

    /// <summary>The skills that the service calls for.</summary>
    public IReadOnlyList<string>? RequiredSkills { get; init; }
}
