using System.Text.Json.Serialization;
using ServiceApi.Client.Serialization;

namespace ServiceApi.Client.Models;

/// <summary>A range of time. Any offset will do; it is sent in UTC.</summary>
public sealed record DateTimeRange
{
    /// <summary>When it begins.</summary>
    [JsonConverter(typeof(UtcDateTimeConverter))]
    public required DateTimeOffset StartTime { get; init; }

    /// <summary>When it ends.</summary>
    [JsonConverter(typeof(UtcDateTimeConverter))]
    public required DateTimeOffset EndTime { get; init; }
}
