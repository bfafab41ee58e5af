using System.Text.Json.Nodes;
using ServiceApi.Client;
using ServiceApi.Client.Extend;

namespace RepairShop;

/// <summary>A device on the bench, from the day it comes in until its owner has it back.</summary>
internal static class Bench
{
    public static async Task RepairAsync(IExtendClient client, Guid order, CancellationToken cancellationToken)
    {
        var today = TimeProvider.System.GetUtcNow();
        RepairEvent[] steps =
        [
            new ProductReceivedEvent { ReceivedBy = "Front desk", ReceivedAt = today },
            new ProductDiagnosedEvent { DiagnosedBy = "Bench 3", DiagnosticExplanation = "The battery is swollen.", DiagnosticCompletedAt = today.AddHours(2) },
            new RepairEtaEvent { IsDelayed = true, DelayReason = "The battery is on order.", EstimatedRepairCompletionAt = today.AddDays(4) },
            new OtherEvent("part_arrived", new JsonObject { ["part"] = "battery", ["count"] = 1 }, today.AddDays(3)),
            new RepairStartedEvent { RepairStartedAt = today.AddDays(3).AddHours(1) },
            new RepairCompletedEvent { RepairCompletedAt = today.AddDays(3).AddHours(2), RepairExplanation = "Battery replaced, charge tested." },
            new RepairShippedEvent { RepairShippedAt = today.AddDays(4), Notes = "Parcel handed to the carrier." },
            new ProductDeliveredEvent { DeliveredTo = "The owner", DeliveredAt = today.AddDays(6) },
        ];

        Console.WriteLine("A device at the depot:");
        foreach (var step in steps)
        {
            await client.ServiceOrders.UpdateRepairAsync(order, step, cancellationToken: cancellationToken);
            Console.WriteLine($"  reported {step.Event}");
        }
    }

    public static async Task ReportTooLateAsync(IExtendClient client, Guid order, CancellationToken cancellationToken)
    {
        try
        {
            await client.ServiceOrders.UpdateRepairAsync(order, new RepairShippedEvent(), cancellationToken: cancellationToken);
        }
        catch (ServiceApiConflictException conflict)
        {
            Console.WriteLine($"Extend has closed the order at the depot; what is reported now is refused: {conflict.Response?.Text}");
        }
    }
}
