namespace ServiceApi.Client.Extend;

/// <summary>The order was put into a batch with others.</summary>
public sealed record BatchedEvent() : OnsiteEvent("batched")
{
    /// <summary>The times at which a visit is possible. Extend does not document whether they stand alone or in pairs.</summary>
    public IReadOnlyList<DateTimeOffset>? AvailabilityWindows
    {
        get;
        init => field = value is null ? null : new ValueList<DateTimeOffset>(value);
    }
}
