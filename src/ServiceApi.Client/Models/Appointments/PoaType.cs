using System.Text.Json.Serialization;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Serialization;

namespace ServiceApi.Client.Models;

/// <summary>The kind of document that proves an appointment.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<PoaType>))]
public readonly partial struct PoaType : IOpenEnum<PoaType>
{
    /// <summary>A placeholder in the stead of a signature.</summary>
    public const string NoSignatureDummyPos = "NO_SIGNATURE_DUMMY_POS";

    /// <summary>The customer's signature.</summary>
    public const string CustomerSignature = "CUSTOMER_SIGNATURE";

    /// <summary>A placeholder in the stead of a receipt.</summary>
    public const string DummyReceipt = "DUMMY_RECEIPT";

    /// <summary>A receipt.</summary>
    public const string PoaReceipt = "POA_RECEIPT";
}
