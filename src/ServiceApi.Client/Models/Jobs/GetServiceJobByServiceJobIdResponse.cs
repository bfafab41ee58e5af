using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Models;

/// <summary>The answer to getServiceJobByServiceJobId.</summary>
public sealed record GetServiceJobByServiceJobIdResponse : ServiceModel, IResponseEnvelope
{
    /// <summary>The job.</summary>
    public ServiceJob? Payload { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<ServiceError>? Errors { get; init; }

    bool? IResponseEnvelope.HasResult => Payload is not null;
}
