namespace ServiceApi.Client.Benchmarks.Startup;

/// <summary>A job as one writes it down by hand; the types that it is made of stand below it, as they would in such an app.</summary>
internal sealed record FloorJob(
    DateTimeOffset? CreateTime,
    string? ServiceJobId,
    string? ServiceJobStatus,
    FloorScope? ScopeOfWork,
    FloorSeller? Seller,
    FloorProvider? ServiceJobProvider,
    List<FloorTime>? PreferredAppointmentTimes,
    List<FloorAppointment>? Appointments,
    string? ServiceOrderId,
    List<string>? ProductOrderIds,
    List<string>? TrackingIds,
    string? MarketplaceId,
    string? StoreId,
    FloorBuyer? Buyer,
    List<FloorItem>? AssociatedItems,
    FloorLocation? ServiceLocation,
    List<FloorPayment>? Payments);

internal sealed record FloorScope(string? Asin, string? Title, int? Quantity, List<string>? RequiredSkills);

internal sealed record FloorSeller(string? SellerId);

internal sealed record FloorProvider(string? ServiceJobProviderId);

internal sealed record FloorTime(DateTimeOffset? StartTime, int? DurationInMinutes);

internal sealed record FloorAppointment(
    string? AppointmentId, string? AppointmentStatus, FloorTime? AppointmentTime, List<FloorTechnician>? AssignedTechnicians, string? RescheduledAppointmentId, FloorPoa? Poa);

internal sealed record FloorTechnician(string? TechnicianId, string? Name);

internal sealed record FloorPoa(FloorTime? AppointmentTime, List<FloorTechnician>? Technicians, string? UploadingTechnician, DateTimeOffset? UploadTime, string? PoaType);

internal sealed record FloorBuyer(string? BuyerId, string? Name, string? Phone, bool? IsPrimeMember);

internal sealed record FloorItem(
    string? Asin, string? Title, int? Quantity, string? OrderId, string? ItemStatus, string? BrandName, FloorDelivery? ItemDelivery, List<FloorAsset>? LinkedAssets);

internal sealed record FloorDelivery(DateTimeOffset? EstimatedDeliveryDate, FloorPromise? ItemDeliveryPromise);

internal sealed record FloorPromise(DateTimeOffset? StartTime, DateTimeOffset? EndTime);

internal sealed record FloorAsset(string? AssetType, string? AssetName, Dictionary<string, string?>? AdditionalAttributes);

internal sealed record FloorLocation(string? ServiceLocationType, FloorAddress? Address);

internal sealed record FloorAddress(
    string? Name, string? AddressLine1, string? AddressLine2, string? AddressLine3, string? City, string? County, string? District, string? StateOrRegion, string? PostalCode, string? CountryCode, string? Phone);

internal sealed record FloorPayment(FloorAmount? Amount, string? Instrument);

internal sealed record FloorAmount(decimal? Value, string? Currency);
