using System.Text.Json.Serialization;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Serialization;

namespace ServiceApi.Client.Models;

/// <summary>When an appointment is to take place.</summary>
public sealed record AppointmentTimeInput : IHasLimits
{
    /// <summary>When it begins: in the future, at most 365 days ahead. Any offset will do; it is sent in UTC.</summary>
    /// <remarks>The service checks that it lies in that span; the client does not, since its clock may differ.</remarks>
    [JsonConverter(typeof(UtcDateTimeConverter))]
    public required DateTimeOffset StartTime { get; init; }

    /// <summary>How long it lasts, in minutes; at least 1.</summary>
    /// <value>When left out, the duration that the service is configured with.</value>
    public int? DurationInMinutes { get; init; }

    void IHasLimits.Check(LimitCheck check, string member) =>
        check.That(DurationInMinutes is null or >= 1, $"{member}.{nameof(DurationInMinutes)}", "be at least 1");
}
