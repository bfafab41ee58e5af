using System.Text.Json;
using System.Text.Json.Nodes;

namespace ServiceApi.Client.Extend.Tests.Support;

/// <summary>Each event with all that it can say and with the least, and the exact JSON that must go over the wire.</summary>
public static class ExpectedBodies
{
    private static readonly DateTimeOffset At = new(2026, 5, 4, 9, 30, 0, 250, TimeSpan.FromHours(-7)); // 1777912200250
    private static readonly DateTimeOffset Later = new(2040, 1, 1, 5, 30, 0, TimeSpan.FromHours(5.5)); // 2208988800000
    private static readonly DateTimeOffset Before1970 = new(1969, 12, 31, 23, 59, 59, 999, TimeSpan.Zero); // -1

    public static IReadOnlyList<(string Name, RepairEvent Value, string Json)> All { get; } =
    [
        ("product_received, all", new ProductReceivedEvent { ReceivedBy = "Zoë", ReceivedAt = At, Notes = "Box \"damaged\" <&> + 日本 😀" },
            """{"event":"product_received","receivedBy":"Zoë","receivedAt":1777912200250,"notes":"Box \"damaged\" <&> + 日本 \uD83D\uDE00"}"""),
        ("product_received, least", new ProductReceivedEvent(), """{"event":"product_received"}"""),

        ("product_delivered, all", new ProductDeliveredEvent { DeliveredTo = "Front desk", DeliveredAt = At, Notes = "n" },
            """{"event":"product_delivered","deliveredTo":"Front desk","deliveredAt":1777912200250,"notes":"n"}"""),
        ("product_delivered, least", new ProductDeliveredEvent(), """{"event":"product_delivered"}"""),

        ("product_diagnosed, all", new ProductDiagnosedEvent { DiagnosedBy = "A", DiagnosticExplanation = "Cracked\nscreen", DiagnosticCompletedAt = At, Notes = "n" },
            """{"event":"product_diagnosed","diagnosedBy":"A","diagnosticExplanation":"Cracked\nscreen","diagnosticCompletedAt":1777912200250,"notes":"n"}"""),
        ("product_diagnosed, least", new ProductDiagnosedEvent(), """{"event":"product_diagnosed"}"""),

        ("repair_eta, all", new RepairEtaEvent { IsDelayed = true, DelayReason = "Parts", EstimatedRepairCompletionAt = Later, Notes = "n" },
            """{"event":"repair_eta","isDelayed":true,"delayReason":"Parts","estimatedRepairCompletionAt":2208988800000,"notes":"n"}"""),
        ("repair_eta, in time", new RepairEtaEvent { IsDelayed = false }, """{"event":"repair_eta","isDelayed":false}"""),
        ("repair_eta, least", new RepairEtaEvent(), """{"event":"repair_eta"}"""),

        ("repair_started, all", new RepairStartedEvent { RepairStartedAt = Before1970, Notes = "n" },
            """{"event":"repair_started","repairStartedAt":-1,"notes":"n"}"""),
        ("repair_started, least", new RepairStartedEvent(), """{"event":"repair_started"}"""),

        ("repair_completed, all", new RepairCompletedEvent { RepairCompletedAt = At, RepairExplanation = "New screen", Notes = "n" },
            """{"event":"repair_completed","repairCompletedAt":1777912200250,"repairExplanation":"New screen","notes":"n"}"""),
        ("repair_completed, least", new RepairCompletedEvent(), """{"event":"repair_completed"}"""),

        ("repair_shipped, all", new RepairShippedEvent { RepairShippedAt = At, Notes = "n" },
            """{"event":"repair_shipped","repairShippedAt":1777912200250,"notes":"n"}"""),
        ("repair_shipped, least", new RepairShippedEvent(), """{"event":"repair_shipped"}"""),

        ("part_management, all", new PartManagementEvent { PartManagementEventType = PartManagementEventType.PartsOrdered, Notes = "n" },
            """{"event":"part_management","partManagementEventType":"parts_ordered","notes":"n"}"""),
        ("part_management, unlisted type", new PartManagementEvent { PartManagementEventType = "parts_lost" },
            """{"event":"part_management","partManagementEventType":"parts_lost"}"""),
        ("part_management, least", new PartManagementEvent(), """{"event":"part_management"}"""),

        ("appointment_scheduling, all", new AppointmentSchedulingEvent { AppointmentEventType = AppointmentEventType.Rescheduled, AppointmentDate = Later, Notes = "n" },
            """{"event":"appointment_scheduling","appointmentEventType":"rescheduled","appointmentDate":2208988800000,"notes":"n"}"""),
        ("appointment_scheduling, least", new AppointmentSchedulingEvent(), """{"event":"appointment_scheduling"}"""),

        ("customer_contact, all",
            new CustomerContactEvent
            {
                CustomerContactEventType = CustomerContactEventType.AppointmentRequestConfirmed,
                Method = ContactMethod.EmailAndPhone,
                ContactTimestamp = At,
                AppointmentTimestamps = [Later, Before1970],
                Notes = "n",
            },
            """{"event":"customer_contact","customerContactEventType":"appointment_request_confirmed","method":"email_and_phone","contactTimestamp":1777912200250,"appointmentTimestamps":[2208988800000,-1],"notes":"n"}"""),
        ("customer_contact, least", new CustomerContactEvent(), """{"event":"customer_contact"}"""),

        ("batched, all", new BatchedEvent { AvailabilityWindows = [At, Later], Notes = "n" },
            """{"event":"batched","availabilityWindows":[1777912200250,2208988800000],"notes":"n"}"""),
        ("batched, no windows", new BatchedEvent { AvailabilityWindows = [] }, """{"event":"batched","availabilityWindows":[]}"""),
        ("batched, least", new BatchedEvent(), """{"event":"batched"}"""),

        ("resolved, all", new ResolvedEvent { ResolutionType = ResolutionType.Fulfilled, Reason = ResolutionReason.AdditionalServicingRequired, Notes = "n" },
            """{"event":"resolved","resolutionType":"fulfilled","reason":"additional_servicing_required","notes":"n"}"""),
        ("resolved, least", new ResolvedEvent(), """{"event":"resolved"}"""),

        ("another event, all", new OtherEvent("device_photographed", new JsonObject { ["photos"] = 3, ["by"] = null, ["tags"] = new JsonArray("front", 1.50m) }, At) { Notes = "n" },
            """{"event":"device_photographed","metadata":{"photos":3,"by":null,"tags":["front",1.50]},"eventDate":1777912200250,"notes":"n"}"""),
        ("another event, empty metadata", new OtherEvent("Device Photographed", JsonElement.Parse("{ }")), """{"event":"Device Photographed","metadata":{}}"""),
        ("another event, least", new OtherEvent("device_photographed"), """{"event":"device_photographed"}"""),

        ("additional members",
            new RepairShippedEvent
            {
                RepairShippedAt = At,
                Notes = "",
                AdditionalMembers = new Dictionary<string, JsonElement> { ["carrier"] = JsonElement.Parse("\"UPS\""), ["parcels"] = JsonElement.Parse("[{\"kg\":1.20}]"), ["tracking"] = JsonElement.Parse("null") },
            },
            """{"event":"repair_shipped","repairShippedAt":1777912200250,"notes":"","carrier":"UPS","parcels":[{"kg":1.20}],"tracking":null}"""),
    ];

    public static TheoryData<string> Names { get; } = new(All.Select(body => body.Name));

    public static (string Name, RepairEvent Value, string Json) Of(string name) => All.Single(body => body.Name == name);
}
