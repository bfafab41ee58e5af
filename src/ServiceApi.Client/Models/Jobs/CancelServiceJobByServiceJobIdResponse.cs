using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Models;

/// <summary>The answer to cancelServiceJobByServiceJobId: nothing when the job was cancelled, warnings aside.</summary>
public sealed record CancelServiceJobByServiceJobIdResponse : ServiceModel, IResponseEnvelope
{
    /// <inheritdoc/>
    public IReadOnlyList<ServiceError>? Errors { get; init; }

    bool? IResponseEnvelope.HasResult => null;
}
