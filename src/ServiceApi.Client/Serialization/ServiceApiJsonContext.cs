using System.Text.Json;
using System.Text.Json.Serialization;
using ServiceApi.Client.Models;

namespace ServiceApi.Client.Serialization;

/// <summary>Every body that is sent or received; the types within them follow.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(DateTimeOffsetConverter), typeof(WholeNumberConverter<int>), typeof(WholeNumberConverter<long>)])]
[JsonSerializable(typeof(GetServiceJobByServiceJobIdResponse))]
[JsonSerializable(typeof(GetServiceJobsResponse))]
[JsonSerializable(typeof(CancelServiceJobByServiceJobIdResponse))]
[JsonSerializable(typeof(CompleteServiceJobByServiceJobIdResponse))]
[JsonSerializable(typeof(AddAppointmentRequest))]
[JsonSerializable(typeof(RescheduleAppointmentRequest))]
[JsonSerializable(typeof(SetAppointmentResponse))]
[JsonSerializable(typeof(AssignAppointmentResourcesRequest))]
[JsonSerializable(typeof(AssignAppointmentResourcesResponse))]
[JsonSerializable(typeof(SetAppointmentFulfillmentDataRequest))]
[JsonSerializable(typeof(UpdateScheduleRequest))]
[JsonSerializable(typeof(UpdateScheduleResponse))]
[JsonSerializable(typeof(CreateReservationRequest))]
[JsonSerializable(typeof(CreateReservationResponse))]
[JsonSerializable(typeof(UpdateReservationRequest))]
[JsonSerializable(typeof(UpdateReservationResponse))]
[JsonSerializable(typeof(ServiceUploadDocument))]
[JsonSerializable(typeof(CreateServiceDocumentUploadDestinationResponse))]
[JsonSerializable(typeof(RangeSlotCapacityQuery))]
[JsonSerializable(typeof(RangeSlotCapacity))]
[JsonSerializable(typeof(FixedSlotCapacityQuery))]
[JsonSerializable(typeof(FixedSlotCapacity))]
[JsonSerializable(typeof(GetAppointmentSlotsResponse))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class ServiceApiJsonContext : JsonSerializerContext;
