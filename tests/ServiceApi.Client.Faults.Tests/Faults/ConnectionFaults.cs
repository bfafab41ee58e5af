using ServiceApi.Client.Testing;

namespace ServiceApi.Client.Faults.Tests.Faults;

/// <summary>Connections that break, fall silent or take too long.</summary>
internal static class ConnectionFaults
{
    // Beyond the time limit of an attempt, which is 30 seconds
    private static readonly TimeSpan TooLong = TimeSpan.FromSeconds(45);

    public static IReadOnlyList<FaultKind> All { get; } =
    [
        FaultKind.Of("reset within the request", 30, _ => new() { Break = ConnectionBreak.WithinRequest }),
        FaultKind.Of("reset before the answer", 30, random => new() { Break = ConnectionBreak.BeforeAnswer, CarriesOut = FaultKind.Flip(random) }),
        Broken("broken within the headers", ConnectionBreak.WithinHeaders),
        Broken("broken after the headers", ConnectionBreak.AfterHeaders),
        Broken("broken within the body", ConnectionBreak.WithinBody),
        Broken("silent within the body", ConnectionBreak.StalledWithinBody),
        FaultKind.Of("slow, within the limit", 30, random => new() { AnswerDelay = TimeSpan.FromSeconds(random.Next(1, 10)) }),
        FaultKind.Of("too slow before the request is carried out", 20, _ => new() { RequestDelay = TooLong }),
        FaultKind.Of("too slow after the request was carried out", 20, _ => new() { AnswerDelay = TooLong }),
    ];

    // The operation's own answer, or an error that nobody gets to read
    private static FaultKind Broken(string name, ConnectionBreak broken) =>
        FaultKind.Of(name, 30, random => random.Next(3) > 0 ? new() { Break = broken } : new() { Break = broken, StatusCode = 500, CarriesOut = FaultKind.Flip(random) });
}
