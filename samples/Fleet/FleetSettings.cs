using ServiceApi.Client.Contract;

namespace Fleet;

/// <summary>What is run.</summary>
internal sealed record FleetSettings(int Workers, TimeSpan Duration, int LatencyMs, int JitterMs, Operation Operation, bool Kills, bool Checks, string? Database)
{
    private static readonly TimeSpan LeastWithOutage = TimeSpan.FromSeconds(30);

    /// <summary>Why it cannot be run; null if it can.</summary>
    public string? WhyNot =>
        Kills && (Workers < 3 || Duration < LeastWithOutage || Database is not null) ? "--kill needs at least 3 workers, 30 seconds, and no --database."
        : Database is null && PrivateCluster.WhyNot is { } reason ? $"{reason} Name a database with --database."
        : null;
}
