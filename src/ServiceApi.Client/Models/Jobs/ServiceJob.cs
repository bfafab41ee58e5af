namespace ServiceApi.Client.Models;

/// <summary>A service that a buyer ordered, and everything that is known about carrying it out.</summary>
public sealed record ServiceJob : ServiceModel
{
    /// <summary>When the job was created.</summary>
    public DateTimeOffset? CreateTime { get; init; }

    /// <summary>The job's id, 1 to 100 characters.</summary>
    public string? ServiceJobId { get; init; }

    /// <summary>Where the job stands.</summary>
    public ServiceJobStatus? ServiceJobStatus { get; init; }

    /// <summary>What is to be done.</summary>
    public ScopeOfWork? ScopeOfWork { get; init; }

    /// <summary>Who sells the service.</summary>
    public Seller? Seller { get; init; }

    /// <summary>Who performs the service.</summary>
    public ServiceJobProvider? ServiceJobProvider { get; init; }

    /// <summary>The times that the buyer chose when ordering; null when the buyer chose none.</summary>
    public IReadOnlyList<AppointmentTime>? PreferredAppointmentTimes { get; init; }

    /// <summary>The job's appointments, past ones included.</summary>
    public IReadOnlyList<Appointment>? Appointments { get; init; }

    /// <summary>The id of the buyer's order for the service, 3, 7 and 7 digits with hyphens between.</summary>
    public string? ServiceOrderId { get; init; }

    /// <summary>The ids of the orders for the products that the service is about.</summary>
    public IReadOnlyList<string>? ProductOrderIds { get; init; }

    /// <summary>The ids under which those products are tracked on their way.</summary>
    public IReadOnlyList<string>? TrackingIds { get; init; }

    /// <summary>The marketplace that the service was ordered in.</summary>
    public string? MarketplaceId { get; init; }

    /// <summary>Amazon's id of the region that the job belongs to, 1 to 100 characters.</summary>
    public string? StoreId { get; init; }

    /// <summary>Who ordered the service.</summary>
    public Buyer? Buyer { get; init; }

    /// <summary>The items that the service is about.</summary>
    public IReadOnlyList<AssociatedItem>? AssociatedItems { get; init; }

    /// <summary>Where the service is performed.</summary>
    public ServiceLocation? ServiceLocation { get; init; }

    /// <summary>What was paid, and by which means.</summary>
    public IReadOnlyList<Payment>? Payments { get; init; }
}
