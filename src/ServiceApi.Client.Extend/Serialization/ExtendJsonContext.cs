using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServiceApi.Client.Extend;

/// <summary>The events, and what their members consist of.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(EpochMillisecondsConverter)])]
[JsonSerializable(typeof(RepairEvent))]
[JsonSerializable(typeof(DepotEvent))]
[JsonSerializable(typeof(OnsiteEvent))]
[JsonSerializable(typeof(ProductReceivedEvent))]
[JsonSerializable(typeof(ProductDeliveredEvent))]
[JsonSerializable(typeof(ProductDiagnosedEvent))]
[JsonSerializable(typeof(RepairEtaEvent))]
[JsonSerializable(typeof(RepairStartedEvent))]
[JsonSerializable(typeof(RepairCompletedEvent))]
[JsonSerializable(typeof(RepairShippedEvent))]
[JsonSerializable(typeof(PartManagementEvent))]
[JsonSerializable(typeof(AppointmentSchedulingEvent))]
[JsonSerializable(typeof(CustomerContactEvent))]
[JsonSerializable(typeof(BatchedEvent))]
[JsonSerializable(typeof(ResolvedEvent))]
[JsonSerializable(typeof(OtherEvent))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class ExtendJsonContext : JsonSerializerContext;
