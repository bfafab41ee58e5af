using System.Runtime.InteropServices;

namespace ServiceApi.Client.PostgreSql.Plans;

/// <summary>What an instance tells the others of a usage plan, and how many permits it asks for.</summary>
/// <param name="Wanted">How many permits; 0 to only look.</param>
/// <param name="Patience">In how many seconds the first must be due at the latest, or none is taken.</param>
/// <param name="Penalty">For how many seconds nothing must be sent; null unless the service has refused a request.</param>
/// <param name="NamedRate">The rate that the service has named, in requests per second; null unless it is another one.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PlanQuestion(int Wanted, double Patience, double? Penalty, double? NamedRate)
{
    public static PlanQuestion Look => default;
}
