using ServiceApi.Client.Faults.Tests.Worlds;

namespace ServiceApi.Client.Faults.Tests.Faults;

/// <summary>Answers that say no.</summary>
internal static class StatusFaults
{
    public static IReadOnlyList<FaultKind> All { get; } =
    [
        FaultKind.Of("429", 30, random => new() { StatusCode = 429, RetryAfter = RetryAfter(random) }),
        FaultKind.Storm("storm of 429", 10, random => new() { StatusCode = 429, Times = random.Next(5, 25) }),
        FaultKind.Of("503", 30, random => new() { StatusCode = 503, Body = Secrets.Error, RetryAfter = RetryAfter(random) }),
        FaultKind.Storm("storm of 503", 10, random => new() { StatusCode = 503, Times = random.Next(5, 25) }),
        Of(500),
        Of(502),
        Of(504),
        FaultKind.Of("5xx of something between (520 to 530)", 30, random => new()
        {
            StatusCode = random.Next(520, 531),
            Body = Secrets.Html,
            Headers = new Dictionary<string, string> { ["Content-Type"] = "text/html" },
            CarriesOut = FaultKind.Flip(random),
        }),
        FaultKind.Of("400, 404, 409 or 422", 30, random => new() { StatusCode = random.GetItems([400, 404, 409, 422], 1)[0], Body = Secrets.Error }),
    ];

    private static FaultKind Of(int status) =>
        FaultKind.Of($"{status}", 30, random => new() { StatusCode = status, Body = Secrets.Error, CarriesOut = FaultKind.Flip(random) });

    private static TimeSpan? RetryAfter(Random random) => random.Next(4) == 0 ? TimeSpan.FromSeconds(random.Next(1, 60)) : null;
}
