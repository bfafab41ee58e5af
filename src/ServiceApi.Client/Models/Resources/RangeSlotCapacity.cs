using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Models;

/// <summary>The answer to getRangeSlotCapacity: a page of a resource's capacity in slots as long as it stays the same.</summary>
public sealed record RangeSlotCapacity : ServiceModel, IResponseEnvelope
{
    /// <summary>The resource's id.</summary>
    public string? ResourceId { get; init; }

    /// <summary>The slots of each type of capacity.</summary>
    public IReadOnlyList<RangeCapacity>? Capacities { get; init; }

    /// <summary>What the operation takes as <c>nextPageToken</c> to get the next page; null or empty on the last one.</summary>
    public string? NextPageToken { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<ServiceError>? Errors { get; init; }

    bool? IResponseEnvelope.HasResult => Capacities is not null || ResourceId is not null;
}
