using ServiceApi.Client.Faults.Tests.Worlds;

namespace ServiceApi.Client.Faults.Tests.Calls;

/// <summary>A method of a client, as the campaign calls it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="OperationIds">The operations that it sends, in their order.</param>
/// <param name="Prepare">Makes the subject of a call in the sandbox, and the call, by its number.</param>
internal sealed record CallKind(string Name, IReadOnlyList<string> OperationIds, Func<FaultWorld, int, CampaignCall> Prepare)
{
    /// <summary>Every operation of both services, listings in each of their ways, and uploads.</summary>
    public static IReadOnlyList<CallKind> All { get; } = [.. JobCalls.All, .. AppointmentCalls.All, .. ReservationCalls.All, .. ResourceCalls.All, .. DocumentCalls.All, .. ExtendCalls.All];

    public bool IsExtends => ExtendCalls.All.Contains(this);

    public static CallKind Of(string name, string operationId, Func<FaultWorld, int, CampaignCall> prepare) => new(name, [operationId], prepare);

    public override string ToString() => Name;
}
