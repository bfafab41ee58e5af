using System.Text;

namespace ServiceApi.Client.Models;

/// <summary>A payment for a service job. None of it is printed.</summary>
public sealed record Payment : ServiceModel
{
    /// <summary>What was paid.</summary>
    public MoneyAmount? Amount { get; init; }

    /// <summary>The means that it was paid by.</summary>
    public string? Instrument { get; init; }

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder builder) => false;
}
