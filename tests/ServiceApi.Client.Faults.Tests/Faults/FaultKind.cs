using System.Globalization;
using System.Text;
using ServiceApi.Client.Testing;

namespace ServiceApi.Client.Faults.Tests.Faults;

/// <summary>Something that goes wrong, in many ways: the dice decide the rest.</summary>
/// <param name="Name">What it is called in the table.</param>
/// <param name="Weight">How often it is drawn beside the others.</param>
/// <param name="Roll">Decides the rest: what was decided, and how it is put in the way of a call.</param>
internal sealed record FaultKind(string Name, int Weight, Func<Random, (string Dice, Action<FaultTarget> Inject)> Roll)
{
    public static IReadOnlyList<FaultKind> All { get; } = [.. StatusFaults.All, .. ConnectionFaults.All, .. BodyFaults.All, .. TokenFaults.All, .. NetworkFaults.All];

    public static DrawnFault Draw(Random random)
    {
        var left = random.Next(All.Sum(kind => kind.Weight));
        var kind = All.First(candidate => (left -= candidate.Weight) < 0);
        var (dice, inject) = kind.Roll(random);
        return new(kind, dice, inject);
    }

    /// <summary>A fault that one request of a call meets.</summary>
    public static FaultKind Of(string name, int weight, Func<Random, Fault> roll) => Of(name, weight, roll, static (fault, _) => fault);

    /// <summary>A fault that one request of a call meets, and that depends on the call.</summary>
    public static FaultKind Of(string name, int weight, Func<Random, Fault> roll, Func<Fault, FaultTarget, Fault> complete) => new(name, weight, random =>
    {
        var fault = roll(random);
        return (Describe(fault), target => target.World.Sandbox.Faults.Add(
            complete(fault, target) with { Operation = target.OperationId, When = request => target.Tag.IsOn(request) && Count(target) }));
    });

    /// <summary>A fault that many requests of an operation meet, whosever they are.</summary>
    public static FaultKind Storm(string name, int weight, Func<Random, Fault> roll) => new(name, weight, random =>
    {
        var fault = roll(random);
        return (Describe(fault), target => target.World.Sandbox.Faults.Add(fault with { Operation = target.OperationId, When = _ => Count(target) }));
    });

    public static bool Flip(Random random) => random.Next(2) == 0;

    /// <summary>Counts a fault that happens.</summary>
    public static bool Count(FaultTarget target)
    {
        target.Met();
        return true;
    }

    private static string Describe(Fault fault) => new StringBuilder()
        .Append(CultureInfo.InvariantCulture, $"{fault.StatusCode} {fault.Break} x{fault.Times}")
        .Append(CultureInfo.InvariantCulture, $" {fault.RequestDelay.TotalSeconds}+{fault.AnswerDelay.TotalSeconds} s, {fault.RetryAfter?.TotalSeconds} s")
        .Append(fault.CarriesOut ? " carried out" : "")
        .Append(fault.CompressesAnswer ? " compressed" : "")
        .Append(fault.NeverEnds ? " endless" : "")
        .ToString();
}
