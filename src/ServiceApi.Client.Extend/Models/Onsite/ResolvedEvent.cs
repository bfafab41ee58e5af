namespace ServiceApi.Client.Extend;

/// <summary>The order has come to an end.</summary>
public sealed record ResolvedEvent() : OnsiteEvent("resolved")
{
    /// <summary>How it ended.</summary>
    public ResolutionType? ResolutionType { get; init; }

    /// <summary>Why it ended so.</summary>
    public ResolutionReason? Reason { get; init; }
}
