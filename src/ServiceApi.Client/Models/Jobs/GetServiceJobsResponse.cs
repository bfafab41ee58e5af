using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Models;

/// <summary>The answer to getServiceJobs.</summary>
public sealed record GetServiceJobsResponse : ServiceModel, IResponseEnvelope
{
    /// <summary>The page of jobs.</summary>
    public JobListing? Payload { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<ServiceError>? Errors { get; init; }

    bool? IResponseEnvelope.HasResult => Payload is not null;
}
