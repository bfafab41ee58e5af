using ServiceApi.Client.Faults.Tests.Calls;
using ServiceApi.Client.Faults.Tests.Faults;

namespace ServiceApi.Client.Faults.Tests.Campaigns;

/// <summary>A call of a campaign and the faults in its way, as the dice decided before anything was sent.</summary>
/// <param name="Number">Its number, which also decides the account.</param>
/// <param name="Kind">The method that is called.</param>
/// <param name="Faults">One to three faults, or none, each with the operation whose requests it is meant for.</param>
internal sealed record DrawnCall(int Number, CallKind Kind, IReadOnlyList<(DrawnFault Fault, string OperationId)> Faults)
{
    private const int MostFaults = 3;

    public static IReadOnlyList<DrawnCall> Draw(CampaignSettings settings)
    {
        var random = new Random(settings.Seed);
        return [.. Enumerable.Range(0, settings.Calls).Select(number => Draw(number, random))];
    }

    public override string ToString() => $"{Number} {Kind}: {string.Join("; ", Faults.Select(drawn => $"{drawn.OperationId} {drawn.Fault}"))}";

    private static DrawnCall Draw(int number, Random random)
    {
        var kind = CallKind.All[random.Next(CallKind.All.Count)];
        var count = random.Next(10) switch { 0 => 0, < 7 => 1, < 9 => 2, _ => MostFaults };
        return new(number, kind, [.. Enumerable.Range(0, count).Select(_ => (FaultKind.Draw(random), kind.OperationIds[random.Next(kind.OperationIds.Count)]))]);
    }
}
