using System.Text.Json.Serialization;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Serialization;

namespace ServiceApi.Client.Models;

/// <summary>Where a service job stands.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<ServiceJobStatus>))]
public readonly partial struct ServiceJobStatus : IOpenEnum<ServiceJobStatus>
{
    /// <summary>The work is not done yet.</summary>
    public const string NotServiced = "NOT_SERVICED";

    /// <summary>The job was cancelled.</summary>
    public const string Cancelled = "CANCELLED";

    /// <summary>The work is done and the job is closed.</summary>
    public const string Completed = "COMPLETED";

    /// <summary>No appointment has been made yet.</summary>
    public const string PendingSchedule = "PENDING_SCHEDULE";

    /// <summary>Something unforeseen keeps the job from being worked on.</summary>
    public const string NotFulfillable = "NOT_FULFILLABLE";

    /// <summary>The provider cannot serve the times that the buyer prefers.</summary>
    public const string Hold = "HOLD";

    /// <summary>The buyer's payment was declined.</summary>
    public const string PaymentDeclined = "PAYMENT_DECLINED";
}
