using System.Text.Json.Nodes;

namespace ServiceApi.Client.Testing;

/// <summary>Working hours, and the text that they came as.</summary>
internal sealed record ScheduleRecord(Availability Times, JsonNode Json);
