using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Models;

/// <summary>The time that appointment slots for a service job are wanted for.</summary>
public sealed record GetAppointmentSlotsByJobIdQuery : IValidatable
{
    /// <summary>The marketplace. The service takes exactly one.</summary>
    [AliasAs("marketplaceIds")]
    public required string MarketplaceId { get; init; }

    /// <inheritdoc cref="GetAppointmentSlotsQuery.StartTime"/>
    public DateTimeOffset? StartTime { get; init; }

    /// <inheritdoc cref="GetAppointmentSlotsQuery.EndTime"/>
    public DateTimeOffset? EndTime { get; init; }

    void IValidatable.Validate(string parameterName)
    {
        var check = new LimitCheck(parameterName);
        check.Text(MarketplaceId, nameof(MarketplaceId), TextRule.MarketplaceId);
        check.That(StartTime is null == EndTime is null, nameof(StartTime), $"be given together with {parameterName}.{nameof(EndTime)}");
        check.ThrowIfAny();
    }
}
