namespace ServiceApi.Client.Testing;

/// <summary>A kind of capacity, its member in a fixed slot, and what of it holds for a whole slot.</summary>
internal sealed record CapacityKind(string Name, string Member, Func<CapacitySegment, long> Of, bool IsTaken)
{
    public static CapacityKind Scheduled { get; } = new("SCHEDULED_CAPACITY", "scheduledCapacity", segment => segment.Scheduled, IsTaken: false);

    public static CapacityKind Available { get; } = new("AVAILABLE_CAPACITY", "availableCapacity", segment => segment.Available, IsTaken: false);

    public static CapacityKind Encumbered { get; } = new("ENCUMBERED_CAPACITY", "encumberedCapacity", segment => segment.Encumbered, IsTaken: true);

    public static CapacityKind Reserved { get; } = new("RESERVED_CAPACITY", "reservedCapacity", segment => segment.Reserved, IsTaken: true);

    public static IReadOnlyList<CapacityKind> All { get; } = [Scheduled, Available, Encumbered, Reserved];

    /// <summary>What can be counted on throughout: the least of what is there, the most of what is taken.</summary>
    public long Throughout(IEnumerable<CapacitySegment> segments) =>
        IsTaken ? segments.Select(Of).DefaultIfEmpty().Max() : segments.Select(Of).DefaultIfEmpty().Min();
}
