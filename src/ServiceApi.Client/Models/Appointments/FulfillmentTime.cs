using System.Text.Json.Serialization;
using ServiceApi.Client.Serialization;

namespace ServiceApi.Client.Models;

/// <summary>When the work of an appointment was done. Any offset will do; it is sent in UTC.</summary>
/// <remarks>The service refuses times in the future, and an end that is not after the start.</remarks>
public sealed record FulfillmentTime
{
    /// <summary>When the work began.</summary>
    [JsonConverter(typeof(UtcDateTimeConverter))]
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>When the work ended.</summary>
    [JsonConverter(typeof(UtcDateTimeConverter))]
    public DateTimeOffset? EndTime { get; init; }
}
