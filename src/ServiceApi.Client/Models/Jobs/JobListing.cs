namespace ServiceApi.Client.Models;

/// <summary>A page of service jobs.</summary>
public sealed record JobListing : ServiceModel
{
    /// <summary>How many jobs the query finds on all pages together.</summary>
    public int? TotalResultSize { get; init; }

    /// <summary>What <see cref="GetServiceJobsQuery.PageToken"/> takes to get the next page; null or empty on the last one.</summary>
    public string? NextPageToken { get; init; }

    /// <summary>What <see cref="GetServiceJobsQuery.PageToken"/> takes to get the page before; null or empty on the first one.</summary>
    public string? PreviousPageToken { get; init; }

    /// <summary>The jobs.</summary>
    public IReadOnlyList<ServiceJob>? Jobs { get; init; }
}
