using ServiceApi.Client.Faults.Tests.Worlds;

namespace ServiceApi.Client.Faults.Tests.Faults;

/// <summary>Requests that never get to the service, or are sent on to another host.</summary>
internal static class NetworkFaults
{
    public static IReadOnlyList<FaultKind> All { get; } =
    [
        Detour("the name is not known (DNS)", _ => DeadEnds.Nameless),
        Detour("the certificate is nobody's (TLS)", world => world.DeadEnds.Untrusted),
        Detour("the connection is refused", world => world.DeadEnds.Refusing),
        FaultKind.Of(
            "redirect to another host",
            30,
            random => new() { StatusCode = random.GetItems([301, 302, 303, 307, 308], 1)[0] },
            (fault, target) => fault with { Headers = new Dictionary<string, string> { ["Location"] = target.World.Elsewhere.Endpoint.ToString() } }),
    ];

    private static FaultKind Detour(string name, Func<FaultWorld, Uri> where) => new(name, 30, _ => ("", target => target.Tag.Detours.Enqueue(() =>
    {
        target.Met();
        return where(target.World);
    })));
}
