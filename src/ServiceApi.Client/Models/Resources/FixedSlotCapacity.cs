using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Models;

/// <summary>The answer to getFixedSlotCapacity: a page of a resource's capacity in slots of equal length.</summary>
public sealed record FixedSlotCapacity : ServiceModel, IResponseEnvelope
{
    /// <summary>The resource's id.</summary>
    public string? ResourceId { get; init; }

    /// <summary>The length of each slot in minutes: 5 to 360, and a multiple of 5.</summary>
    public int? SlotDuration { get; init; }

    /// <summary>The slots.</summary>
    public IReadOnlyList<FixedSlot>? Capacities { get; init; }

    /// <summary>What the operation takes as <c>nextPageToken</c> to get the next page; null or empty on the last one.</summary>
    public string? NextPageToken { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<ServiceError>? Errors { get; init; }

    bool? IResponseEnvelope.HasResult => Capacities is not null || ResourceId is not null;
}
