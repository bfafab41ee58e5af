using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Models;

/// <summary>The answer to completeServiceJobByServiceJobId: nothing when the job was completed, warnings aside.</summary>
public sealed record CompleteServiceJobByServiceJobIdResponse : ServiceModel, IResponseEnvelope
{
    /// <inheritdoc/>
    public IReadOnlyList<ServiceError>? Errors { get; init; }

    bool? IResponseEnvelope.HasResult => null;
}
