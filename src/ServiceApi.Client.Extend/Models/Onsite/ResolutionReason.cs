using System.Text.Json.Serialization;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Serialization;

namespace ServiceApi.Client.Extend;

/// <summary>Why an order ended as it did.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<ResolutionReason>))]
public readonly partial struct ResolutionReason : IOpenEnum<ResolutionReason>
{
    /// <summary>Nothing had to be done.</summary>
    public const string NoServiceRequired = "no_service_required";

    /// <summary>Another service is needed.</summary>
    public const string NewServiceNeeded = "new_service_needed";

    /// <summary>More has to be done.</summary>
    public const string AdditionalServicingRequired = "additional_servicing_required";

    /// <summary>The defective device was not sent in.</summary>
    public const string DefectiveProductNotShipped = "defective_product_not_shipped";
}
