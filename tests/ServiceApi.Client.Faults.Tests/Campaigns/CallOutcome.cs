using ServiceApi.Client.Faults.Tests.Calls;

namespace ServiceApi.Client.Faults.Tests.Campaigns;

/// <summary>How a call of a campaign ended, by what its caller was told.</summary>
/// <param name="Drawn">The call.</param>
/// <param name="Call">What tells what became of it.</param>
/// <param name="Exception">What was thrown; null for success.</param>
/// <param name="WrongAnswer">What is wrong with an answer of success.</param>
internal sealed record CallOutcome(DrawnCall Drawn, CampaignCall Call, Exception? Exception, string? WrongAnswer)
{
    public const string Success = "success";

    /// <summary>How it ended, as a column of the table.</summary>
    public string Ending => Exception is null ? Success : Exception.GetType().Name.Replace("ServiceApi", "", StringComparison.Ordinal).Replace("Exception", "", StringComparison.Ordinal);

    public bool IsUnknown => Exception is ServiceApiException { OutcomeUnknown: true };

    /// <summary>Told that it was done, and it was not.</summary>
    public bool IsLost { get; private init; }

    /// <summary>Done more than once.</summary>
    public bool IsDoubled { get; private init; }

    /// <summary>What is wrong; null when what the caller was told is what happened.</summary>
    public string? Fault { get; private init; }

    /// <summary>Compares what was told with the sandbox's record, once nothing is under way any more.</summary>
    public CallOutcome Checked()
    {
        var done = Call.CountDone?.Invoke();
        var isLost = Exception is null && done == 0;
        var fault =
            Exception is not (null or ServiceApiException) ? $"ended with {Exception}"
            : WrongAnswer is not null ? $"was told: {WrongAnswer}"
            : isLost ? "was told that it was done, and it was not"
            : done > 1 ? $"was done {done} times"
            : done == 1 && Exception is not null && !IsUnknown ? $"was done, and its caller was told: {Exception.Message}"
            : null;
        return this with { IsLost = isLost, IsDoubled = done > 1, Fault = fault is null ? null : $"{Drawn} {fault}" };
    }
}
