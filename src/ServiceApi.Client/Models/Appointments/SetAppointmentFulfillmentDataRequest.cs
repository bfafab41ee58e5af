using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Models;

/// <summary>The body of setAppointmentFulfillmentData. Only what is given is sent.</summary>
public sealed record SetAppointmentFulfillmentDataRequest : IValidatable
{
    /// <summary>When the technician is expected to arrive.</summary>
    public DateTimeRange? EstimatedArrivalTime { get; init; }

    /// <summary>When the work was done.</summary>
    public FulfillmentTime? FulfillmentTime { get; init; }

    /// <summary>The resources that did the work.</summary>
    public IReadOnlyList<AppointmentResource>? AppointmentResources { get; init; }

    /// <summary>The documents that prove it.</summary>
    public IReadOnlyList<FulfillmentDocument>? FulfillmentDocuments { get; init; }

    void IValidatable.Validate(string parameterName)
    {
        var check = new LimitCheck(parameterName);
        check.Parts(AppointmentResources, nameof(AppointmentResources));
        check.EachOf(FulfillmentDocuments, nameof(FulfillmentDocuments), document => document is not null, "be given");
        check.ThrowIfAny();
    }
}
