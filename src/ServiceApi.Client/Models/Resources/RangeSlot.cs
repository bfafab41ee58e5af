namespace ServiceApi.Client.Models;

/// <summary>A time, of any length, in which a resource has a certain capacity.</summary>
public sealed record RangeSlot : ServiceModel
{
    /// <summary>When it begins, to the second.</summary>
    public DateTimeOffset? StartDateTime { get; init; }

    /// <summary>When it ends, to the second.</summary>
    public DateTimeOffset? EndDateTime { get; init; }

    /// <summary>The capacity.</summary>
    public int? Capacity { get; init; }
}
