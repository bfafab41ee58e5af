namespace ServiceApi.Client.Benchmarks.Calls.Plain;

internal sealed class ServiceJob
{
    public DateTimeOffset? CreateTime { get; set; }

    public string? ServiceJobId { get; set; }

    public ServiceJobStatus? ServiceJobStatus { get; set; }

    public ScopeOfWork? ScopeOfWork { get; set; }

    public Seller? Seller { get; set; }

    public ServiceJobProvider? ServiceJobProvider { get; set; }

    public List<AppointmentTime>? PreferredAppointmentTimes { get; set; }

    public List<Appointment>? Appointments { get; set; }

    public string? ServiceOrderId { get; set; }

    public List<string>? ProductOrderIds { get; set; }

    public List<string>? TrackingIds { get; set; }

    public string? MarketplaceId { get; set; }

    public string? StoreId { get; set; }

    public Buyer? Buyer { get; set; }

    public List<AssociatedItem>? AssociatedItems { get; set; }

    public ServiceLocation? ServiceLocation { get; set; }

    public List<Payment>? Payments { get; set; }
}

internal sealed class ScopeOfWork
{
    public string? Asin { get; set; }

    public string? Title { get; set; }

    public int? Quantity { get; set; }

    public List<string>? RequiredSkills { get; set; }
}

internal sealed class Seller
{
    public string? SellerId { get; set; }
}

internal sealed class ServiceJobProvider
{
    public string? ServiceJobProviderId { get; set; }
}

internal sealed class Buyer
{
    public string? BuyerId { get; set; }

    public string? Name { get; set; }

    public string? Phone { get; set; }

    public bool? IsPrimeMember { get; set; }
}

internal sealed class ServiceLocation
{
    public ServiceLocationType? ServiceLocationType { get; set; }

    public Address? Address { get; set; }
}

internal sealed class Address
{
    public string? Name { get; set; }

    public string? AddressLine1 { get; set; }

    public string? AddressLine2 { get; set; }

    public string? AddressLine3 { get; set; }

    public string? City { get; set; }

    public string? County { get; set; }

    public string? District { get; set; }

    public string? StateOrRegion { get; set; }

    public string? PostalCode { get; set; }

    public string? CountryCode { get; set; }

    public string? Phone { get; set; }
}

internal sealed class Payment
{
    public MoneyAmount? Amount { get; set; }

    public string? Instrument { get; set; }
}

internal sealed class MoneyAmount
{
    public decimal? Value { get; set; }

    public string? Currency { get; set; }
}
