using ServiceApi.Client.Faults.Tests.Worlds;
using ServiceApi.Client.Testing;

namespace ServiceApi.Client.Faults.Tests.Faults;

/// <summary>Tokens that are not taken any more, and endpoints that give no new ones. Each time the service's tokens have to be renewed, or nobody would ask for any.</summary>
internal static class TokenFaults
{
    public static IReadOnlyList<FaultKind> All { get; } =
    [
        FaultKind.Of("the token is said to have expired", 10, random => Fault.ExpiredToken(random.GetItems([401, 403], 1)[0])),
        Happening("all tokens expire", target => TokensOf(target).ExpireAll()),
        Happening("all tokens are revoked", target => TokensOf(target).RevokeAll()),
        Outage("token endpoint: 500 or 503", random => new() { StatusCode = random.GetItems([500, 503], 1)[0], Times = random.Next(1, 8) }),
        Outage("token endpoint: connection reset", random => new() { Break = ConnectionBreak.BeforeAnswer, Times = random.Next(1, 8) }),
        Outage("token endpoint: garbage", _ => new() { StatusCode = 200, Body = Secrets.Garbage }),
        Outage("token endpoint: too slow", _ => new() { AnswerDelay = TimeSpan.FromSeconds(15) }),
        Outage("token endpoint: invalid_grant", _ => Fault.TokenError("invalid_grant")),
    ];

    private static FaultKind Happening(string name, Action<FaultTarget> happen) => new(name, 2, _ => ("", target => Happen(target, happen)));

    private static void Happen(FaultTarget target, Action<FaultTarget> happen)
    {
        happen(target);
        target.Met();
    }

    private static FaultKind Outage(string name, Func<Random, Fault> roll) => new(name, 1, random =>
    {
        var fault = roll(random);
        return ($"x{fault.Times}", target => BreakDown(target, fault));
    });

    private static void BreakDown(FaultTarget target, Fault fault)
    {
        target.World.Sandbox.Faults.Add(fault with
        {
            Operation = target.Kind.IsExtends ? ServiceApiSandbox.ExtendTokenOperation : ServiceApiSandbox.TokenOperation,
            When = _ => FaultKind.Count(target),
        });
        TokensOf(target).ExpireAll();
    }

    private static SandboxTokens TokensOf(FaultTarget target) => target.Kind.IsExtends ? target.World.Sandbox.ExtendTokens : target.World.Sandbox.Tokens;
}
