namespace ServiceApi.Client.PostgreSql.Instances;

/// <summary>
/// An instance's share of every plan while it cannot ask: the permits of a grid that all instances reckon alike, a few in a row for each in turn. However
/// many of them are cut off, together they send what one bucket would let through.
/// </summary>
/// <param name="Number">Its number among them, from 0.</param>
/// <param name="Of">How many there are.</param>
/// <param name="ClockOffset">What the database's clock is ahead of the instance's, in seconds.</param>
internal sealed record Seat(int Number, int Of, double ClockOffset)
{
    private const double RoundingError = 1e-5; // of a permit: what seconds since 1970 are off by
    private const double LengthOfTurn = 0.25; // seconds, or one permit if that takes longer

    /// <summary>At what pace permits follow each other on the grid: the same that the database gives out, while it gives out all.</summary>
    public static double PaceOf(double rate, int burst) => Math.Min(rate, Math.Max(burst - 1, 1 / ((1 / rate) + 1)));

    /// <summary>When the next permit of this instance is due, at an instant or later; all in the instance's seconds.</summary>
    public double Next(double from, double pace)
    {
        var first = (long)Math.Ceiling(((from + ClockOffset) * pace) - RoundingError);
        var perTurn = Math.Max(1, (long)Math.Round(pace * LengthOfTurn));
        var turnsAhead = (Number - (first / perTurn % Of) + Of) % Of;
        var number = turnsAhead == 0 ? first : ((first / perTurn) + turnsAhead) * perTurn;
        return (number / pace) - ClockOffset;
    }
}
