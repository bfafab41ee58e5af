using System.Text.Json.Serialization;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Serialization;

namespace ServiceApi.Client.Extend;

/// <summary>How a customer was contacted.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<ContactMethod>))]
public readonly partial struct ContactMethod : IOpenEnum<ContactMethod>
{
    /// <summary>By email.</summary>
    public const string Email = "email";

    /// <summary>By phone.</summary>
    public const string Phone = "phone";

    /// <summary>By both.</summary>
    public const string EmailAndPhone = "email_and_phone";
}
