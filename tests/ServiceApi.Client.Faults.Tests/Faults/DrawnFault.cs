using System.Globalization;
using ServiceApi.Client.Faults.Tests.Calls;
using ServiceApi.Client.Faults.Tests.Worlds;

namespace ServiceApi.Client.Faults.Tests.Faults;

/// <summary>A fault with all that the dice decided about it.</summary>
/// <param name="Kind">What kind it is of.</param>
/// <param name="Dice">What was decided, for people and to compare runs.</param>
/// <param name="Inject">Puts it in the way of a call.</param>
internal sealed record DrawnFault(FaultKind Kind, string Dice, Action<FaultTarget> Inject)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind.Name} {Dice}");
}

/// <summary>The call that a fault is meant for.</summary>
/// <param name="World">Where it is made.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Tag">How its requests are known.</param>
/// <param name="OperationId">Which of its requests the fault is meant for.</param>
/// <param name="Met">Counts that the fault has happened.</param>
internal sealed record FaultTarget(FaultWorld World, CallKind Kind, CallTag Tag, string OperationId, Action Met);
