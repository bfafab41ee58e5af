using ServiceApi.Client.Extend;

namespace RepairShop;

/// <summary>A visit to a machine that is too large to be sent in: its parts, its appointments, its end.</summary>
internal static class Visit
{
    public static async Task MakeAsync(IExtendClient client, Guid order, CancellationToken cancellationToken)
    {
        var today = TimeProvider.System.GetUtcNow();
        var (monday, tuesday) = (today.AddDays(5), today.AddDays(6));
        RepairEvent[] steps =
        [
            new PartManagementEvent { PartManagementEventType = PartManagementEventType.PartsOrdered },
            new CustomerContactEvent
            {
                CustomerContactEventType = CustomerContactEventType.AppointmentRequested,
                Method = ContactMethod.EmailAndPhone,
                ContactTimestamp = today,
                AppointmentTimestamps = [monday, tuesday],
            },
            new AppointmentSchedulingEvent { AppointmentEventType = AppointmentEventType.Scheduled, AppointmentDate = monday },
            new PartManagementEvent { PartManagementEventType = PartManagementEventType.PartsDelivered },
            new AppointmentSchedulingEvent { AppointmentEventType = AppointmentEventType.Rescheduled, AppointmentDate = tuesday, Notes = "The customer asked for it." },
            new CustomerContactEvent { CustomerContactEventType = CustomerContactEventType.AppointmentReminder, Method = ContactMethod.Phone, ContactTimestamp = monday },
            new ResolvedEvent { ResolutionType = ResolutionType.Fulfilled },
        ];

        Console.WriteLine("A visit on site:");
        foreach (var step in steps)
        {
            await client.ServiceOrders.UpdateRepairAsync(order, step, cancellationToken: cancellationToken);
            Console.WriteLine($"  reported {step.Event}");
        }
    }
}
