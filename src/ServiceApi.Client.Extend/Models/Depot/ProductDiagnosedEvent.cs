namespace ServiceApi.Client.Extend;

/// <summary>It is known what is wrong with the device.</summary>
public sealed record ProductDiagnosedEvent() : DepotEvent("product_diagnosed")
{
    /// <summary>Who found it out.</summary>
    public string? DiagnosedBy { get; init; }

    /// <summary>What is wrong.</summary>
    public string? DiagnosticExplanation { get; init; }

    /// <summary>When it was found out.</summary>
    public DateTimeOffset? DiagnosticCompletedAt { get; init; }
}
