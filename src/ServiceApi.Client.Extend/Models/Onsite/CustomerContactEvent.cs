namespace ServiceApi.Client.Extend;

/// <summary>The customer was contacted, or could not be reached.</summary>
public sealed record CustomerContactEvent() : OnsiteEvent("customer_contact")
{
    /// <summary>What it was about.</summary>
    public CustomerContactEventType? CustomerContactEventType { get; init; }

    /// <summary>How the customer was contacted.</summary>
    public ContactMethod? Method { get; init; }

    /// <summary>When the customer was contacted.</summary>
    public DateTimeOffset? ContactTimestamp { get; init; }

    /// <summary>The times of the appointments that it was about.</summary>
    public IReadOnlyList<DateTimeOffset>? AppointmentTimestamps
    {
        get;
        init => field = value is null ? null : new ValueList<DateTimeOffset>(value);
    }
}
