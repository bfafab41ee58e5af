namespace ServiceApi.Client.Testing;

/// <summary>A service order of the sandbox as it was when it was asked for.</summary>
public sealed class SandboxServiceOrder
{
    internal SandboxServiceOrder(Guid id, SandboxServiceOrderKind kind, SandboxExtendAccount account, DateTimeOffset assignedAt)
    {
        Id = id;
        Kind = kind;
        Account = account;
        AssignedAt = assignedAt;
    }

    /// <summary>The id of the order.</summary>
    public Guid Id { get; }

    /// <summary>Where the work is done.</summary>
    public SandboxServiceOrderKind Kind { get; }

    /// <summary>The servicer whose order it is.</summary>
    public SandboxExtendAccount Account { get; }

    /// <summary>When it was assigned to the servicer, that is, added to the sandbox.</summary>
    public DateTimeOffset AssignedAt { get; }

    /// <summary>How far the order is.</summary>
    public SandboxServiceOrderStatus Status { get; private init; }

    /// <summary>The events that have been reported of it, in the order in which they came.</summary>
    public IReadOnlyList<SandboxRepairEvent> Events { get; private init; } = [];

    /// <summary>The id, the kind and the status.</summary>
    /// <returns>A text for people.</returns>
    public override string ToString() => $"{Id:D} {Kind} {Status}";

    internal SandboxServiceOrder As(SandboxServiceOrderStatus status) => new(Id, Kind, Account, AssignedAt) { Status = status, Events = Events };

    /// <summary>The order with one more event, of which <c>resolved</c> closes it.</summary>
    internal SandboxServiceOrder After(SandboxRepairEvent repairEvent) => new(Id, Kind, Account, AssignedAt)
    {
        Status = repairEvent.Name == RepairEventRule.Resolved ? SandboxServiceOrderStatus.Closed : Status,
        Events = [.. Events, repairEvent],
    };
}
