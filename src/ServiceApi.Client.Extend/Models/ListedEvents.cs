using System.Collections.Frozen;

namespace ServiceApi.Client.Extend;

/// <summary>The events that Extend lists.</summary>
internal static class ListedEvents
{
    private static readonly FrozenDictionary<string, Type> Types = new RepairEvent[]
    {
        new ProductReceivedEvent(),
        new ProductDeliveredEvent(),
        new ProductDiagnosedEvent(),
        new RepairEtaEvent(),
        new RepairStartedEvent(),
        new RepairCompletedEvent(),
        new RepairShippedEvent(),
        new PartManagementEvent(),
        new AppointmentSchedulingEvent(),
        new CustomerContactEvent(),
        new BatchedEvent(),
        new ResolvedEvent(),
    }.ToFrozenDictionary(listed => listed.Event, listed => listed.GetType(), StringComparer.Ordinal);

    public static Type? TypeOf(string name) => Types.GetValueOrDefault(name);
}
