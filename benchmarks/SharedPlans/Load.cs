namespace ServiceApi.Client.Benchmarks.SharedPlans;

/// <summary>What was measured under a load.</summary>
/// <param name="Permits">Permits that calls were granted, in a second.</param>
/// <param name="Statements">Statements, in a second.</param>
/// <param name="Milliseconds">How long each question took, from the shortest.</param>
internal sealed record Load(double Permits, double Statements, IReadOnlyList<double> Milliseconds)
{
    public double Percentile(double part) => Milliseconds.Count == 0 ? 0 : Milliseconds[(int)(part * (Milliseconds.Count - 1))];
}
