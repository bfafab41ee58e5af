using ServiceApi.Client.PostgreSql.Instances;

namespace ServiceApi.Client.PostgreSql.Plans;

/// <summary>How an instance uses its share of a plan while it cannot ask. The owner's lock guards it; all instants are the instance's seconds.</summary>
internal sealed class TurnsOfSeat
{
    private double _usedUpTo = double.NegativeInfinity; // the instant of the last permit that was taken

    /// <summary>When the call that has so many before it is served, at the earliest.</summary>
    public double EarliestFor(int ahead, Standing.CutOff cutOff, double earliest, double pace) =>
        cutOff.Seat is { } seat ? Math.Max(earliest, Next(seat, Math.Max(earliest, cutOff.From) - Turn.GoodFor, pace) + (ahead / pace)) : earliest;

    public Turn? TryTake(Standing.CutOff cutOff, double now, double pace)
    {
        if (cutOff.Seat is not { } seat || now < cutOff.From)
        {
            return null;
        }

        var due = Next(seat, now - Turn.GoodFor, pace);
        if (due > now)
        {
            return null;
        }

        _usedUpTo = due;
        return new Turn(0, due, due + Turn.GoodFor);
    }

    private double Next(Seat seat, double from, double pace) => seat.Next(Math.Max(from, _usedUpTo + (0.5 / pace)), pace);
}
