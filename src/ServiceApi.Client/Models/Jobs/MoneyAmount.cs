namespace ServiceApi.Client.Models;

/// <summary>An amount of money.</summary>
public sealed record MoneyAmount : ServiceModel
{
    /// <summary>The amount, in units of <see cref="Currency"/>.</summary>
    public decimal? Value { get; init; }

    /// <summary>The currency's code by ISO 4217, such as <c>USD</c>.</summary>
    public string? Currency { get; init; }
}
