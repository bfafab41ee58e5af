using System.Text.Json.Nodes;
using static ServiceApi.Client.Testing.RepairEventMember;
using static ServiceApi.Client.Testing.SandboxServiceOrderKind;

namespace ServiceApi.Client.Testing;

/// <summary>What Extend's reference says of an event: the kind of order that it goes with, and the members that are its own.</summary>
internal sealed class RepairEventRule(string name, SandboxServiceOrderKind? kind, params RepairEventMember[] members)
{
    public const string Resolved = "resolved";

    private static readonly RepairEventMember Notes = Text("notes");

    private static readonly RepairEventRule OtherEvents = new("other events", kind: null, Json("metadata"), Time("eventDate"));

    private static readonly RepairEventRule[] NamedEvents =
    [
        new("product_received", Depot, Text("receivedBy"), Time("receivedAt")),
        new("product_delivered", Depot, Text("deliveredTo"), Time("deliveredAt")),
        new("product_diagnosed", Depot, Text("diagnosedBy"), Text("diagnosticExplanation"), Time("diagnosticCompletedAt")),
        new("repair_eta", Depot, Flag("isDelayed"), Text("delayReason"), Time("estimatedRepairCompletionAt")),
        new("repair_started", Depot, Time("repairStartedAt")),
        new("repair_completed", Depot, Time("repairCompletedAt"), Text("repairExplanation")),
        new("repair_shipped", Depot, Time("repairShippedAt")),
        new("part_management", Onsite, OneOf("partManagementEventType", "parts_needed", "parts_ordered", "parts_shipped", "parts_delivered")),
        new("appointment_scheduling", Onsite, OneOf("appointmentEventType", "scheduled", "rescheduled", "cancelled"), Time("appointmentDate")),
        new(
            "customer_contact",
            Onsite,
            OneOf("customerContactEventType", "appointment_reminder", "schedule_attempt_failure", "appointment_requested", "appointment_request_confirmed"),
            OneOf("method", "email", "phone", "email_and_phone"),
            Time("contactTimestamp"),
            Times("appointmentTimestamps")),
        new("batched", Onsite, Times("availabilityWindows")),
        new(
            Resolved,
            Onsite,
            OneOf("resolutionType", "closed", "fulfilled"),
            OneOf("reason", "no_service_required", "new_service_needed", "additional_servicing_required", "defective_product_not_shipped")),
    ];

    private string Name => name;

    private SandboxServiceOrderKind? Kind => kind;

    private RepairEventMember[] Members => members;

    /// <summary>Notes what departs from the reference. Members that it does not name may hold anything.</summary>
    /// <returns>The name of the event; null when it has none.</returns>
    public static string? Check(JsonObject? report, SandboxServiceOrderKind kind, Violations violations)
    {
        var name = report.RequiredText("event", violations);
        if (report is null || string.IsNullOrEmpty(name))
        {
            return null;
        }

        var rule = Array.Find(NamedEvents, named => named.Name == name) ?? OtherEvents;
        violations.AddIf(rule.Kind is { } own && own != kind, $"{name} goes with orders of kind {rule.Kind}, and this one is {kind}.");
        CheckValue(report, Notes, violations);
        foreach (var member in NamedEvents.Append(OtherEvents).SelectMany(each => each.Members))
        {
            CheckValue(report, member, violations); // also one that goes with another event, which any event may have
        }

        return name;
    }

    private static void CheckValue(JsonObject report, RepairEventMember member, Violations violations) =>
        violations.AddIf(report.TryGetPropertyValue(member.Name, out var value) && !member.Takes(value), $"{member.Name} must be {member.Values}.");
}
