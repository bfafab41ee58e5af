using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Models;

/// <summary>The service, the region and the time that appointment slots are wanted for.</summary>
public sealed record GetAppointmentSlotsQuery : IValidatable
{
    /// <summary>The ASIN of the service.</summary>
    public required string Asin { get; init; }

    /// <summary>The store that stands for the region, 1 to 100 characters.</summary>
    public required string StoreId { get; init; }

    /// <summary>The marketplace. The service takes exactly one.</summary>
    [AliasAs("marketplaceIds")]
    public required string MarketplaceId { get; init; }

    /// <summary>Where the slots begin. Must be given together with <see cref="EndTime"/>.</summary>
    /// <value>When left out, the time that the business is configured with.</value>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>Where the slots end, at most 90 days after <see cref="StartTime"/>. Must be given together with it.</summary>
    /// <value>When left out, the time that the business is configured with.</value>
    public DateTimeOffset? EndTime { get; init; }

    void IValidatable.Validate(string parameterName)
    {
        var check = new LimitCheck(parameterName);
        check.Text(Asin, nameof(Asin), TextRule.Given);
        check.Text(StoreId, nameof(StoreId), TextRule.Id);
        check.Text(MarketplaceId, nameof(MarketplaceId), TextRule.MarketplaceId);
        check.That(StartTime is null == EndTime is null, nameof(StartTime), $"be given together with {parameterName}.{nameof(EndTime)}");
        check.ThrowIfAny();
    }
}
