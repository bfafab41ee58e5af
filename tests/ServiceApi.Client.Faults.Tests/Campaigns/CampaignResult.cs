using ServiceApi.Client.Faults.Tests.Faults;

namespace ServiceApi.Client.Faults.Tests.Campaigns;

/// <summary>What a campaign found.</summary>
/// <param name="Settings">What it was.</param>
/// <param name="Outcomes">How its calls ended.</param>
/// <param name="Met">How often each fault happened.</param>
/// <param name="Leftovers">What else is not as it was.</param>
/// <param name="TextsRead">How many texts of logs, spans, metrics and exceptions were searched for secrets.</param>
/// <param name="Requests">How many requests arrived.</param>
/// <param name="Took">How long it took, by the machine's clock.</param>
internal sealed record CampaignResult(
    CampaignSettings Settings,
    IReadOnlyList<CallOutcome> Outcomes,
    IReadOnlyDictionary<FaultKind, int> Met,
    IReadOnlyList<string> Leftovers,
    long TextsRead,
    int Requests,
    TimeSpan Took)
{
    /// <summary>How many arrays of bytes were rented from the process's pool, by client and sandbox.</summary>
    public long BuffersRented { get; init; }

    /// <summary>How many of them had not come back when all connections were closed.</summary>
    public long BuffersMissing { get; init; }

    /// <summary>Everything that must not be.</summary>
    public IReadOnlyList<string> Faults => [.. Outcomes.Select(outcome => outcome.Fault).OfType<string>(), .. Leftovers, .. LostBuffers];

    // What one sort of fault loses is more than the few that the framework may still hold.
    private IEnumerable<string> LostBuffers => BuffersMissing > Settings.Calls / 100 ? [$"{BuffersMissing} of {BuffersRented} buffers have not come back"] : [];
}
