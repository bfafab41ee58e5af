using System.Globalization;
using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Benchmarks.Throttle;

/// <summary>What a run goes through: every plan with every jitter and every number of callers.</summary>
internal sealed record ThrottleSettings
{
    /// <summary>The plans of the contract.</summary>
    public IReadOnlyList<UsagePlan> Plans { get; init; } = [new(20, 40), new(10, 40), new(5, 20), new(1, 2)];

    /// <summary>How much longer than others a request, and so its answer, may be on its way, in milliseconds.</summary>
    public IReadOnlyList<int> JittersMs { get; init; } = [0, 20, 100];

    /// <summary>How many callers wait for answers at the same time.</summary>
    public IReadOnlyList<int> Callers { get; init; } = [1, 64];

    /// <summary>How long a round trip takes at the least, in milliseconds.</summary>
    public int LatencyMs { get; init; } = 20;

    /// <summary>How many calls are made right after the start, and again after an idle time.</summary>
    public int Calls { get; init; } = 200;

    public static ThrottleSettings Parse(IReadOnlyList<string> arguments) => arguments switch
    {
        [] => new(),
        ["--calls", var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var calls) && calls > 0 => new() { Calls = calls },
        _ => throw new ArgumentException("The only argument is --calls, followed by a number.", nameof(arguments)),
    };
}
