namespace ServiceApi.Client.PostgreSql.Plans;

/// <summary>
/// What an instance holds of a plan's line: numbered permits, and by what it was told last when they are due. Their instants move with the line, up to
/// when they have come. The owner's lock guards it; all instants are the instance's seconds.
/// </summary>
internal sealed class PlaceInLine
{
    /// <summary>For how many seconds the instance goes by what it was told; a pause that another has caused is known by then.</summary>
    public const double Horizon = 1;

    private const double LatestUse = 0.9; // seconds; a timer may be late
    private const double LookEvery = 2; // seconds; so long a permit that is far ahead may seem farther than it is

    private readonly List<Turn> _held = []; // few, by their instants
    private PlanAnswer? _told;

    public int Count => _held.Count;

    /// <summary>What was told last; null if that was too long ago to go by.</summary>
    public PlanAnswer? Told(double now) => _told is { } told && now <= told.AskedAt + Horizon ? told : null;

    /// <summary>When the permit that has so many of the held ones before it is due; beyond those, when it is due at the earliest.</summary>
    public double? EarliestFor(int ahead, double now) =>
        ahead < _held.Count ? _held[ahead].From
        : Told(now) is { } told ? Math.Max(now, told.AnsweredAt + told.DueIn + ((ahead - _held.Count) / told.Pace))
        : null;

    /// <summary>When the last of the held permits is due; long ago if there is none.</summary>
    public double LastDue => _held.Count == 0 ? double.NegativeInfinity : _held[^1].From;

    /// <summary>When to look again, so that what was told is new enough when the next permit is due; never, if it will be.</summary>
    public double LookAt => _held.Count == 0 || _told is not { } told ? double.PositiveInfinity
        : _held[0].From > told.AskedAt + LatestUse ? Math.Min(_held[0].From - (Horizon / 2), told.AskedAt + LookEvery)
        : told.AskedAt + Horizon;

    /// <summary>Takes what was granted, and moves what is held.</summary>
    /// <returns>Whether it is another line than before, in which nothing was held and nothing told.</returns>
    public bool Take(PlanAnswer answer)
    {
        var isOther = _told is not null && !_told.BegunAt.Equals(answer.BegunAt);
        if (isOther)
        {
            _held.Clear();
        }

        for (var i = 0; i < _held.Count; i++)
        {
            // One whose instant has come is not moved: it would seem newer than it is.
            if (_held[i].From > answer.AnsweredAt)
            {
                var moved = TurnOf(_held[i].Number, answer, out var dueIn);
                _held[i] = moved with { Until = Math.Min(moved.Until, answer.AskedAt + dueIn + Turn.GoodFor) }; // it may have been due before we knew
            }
        }

        for (var number = answer.Line - answer.Granted; number < answer.Line; number++)
        {
            _held.Add(TurnOf(number, answer, out _));
        }

        _told = answer;
        return isOther;
    }

    /// <summary>Takes the next permit, if its instant has come.</summary>
    public Turn? TryTake(double now)
    {
        DropExpired(now);
        if (_held.Count == 0 || _held[0].From > now + WaitingCalls.RoundingError || Told(now) is null)
        {
            return null;
        }

        var turn = _held[0];
        _held.RemoveAt(0);
        return turn;
    }

    public void GiveBack(Turn turn) => _held.Insert(0, turn);

    /// <summary>Holds nothing, and knows nothing, any more.</summary>
    public void Leave()
    {
        _held.Clear();
        _told = null;
    }

    public void DropExpired(double now)
    {
        while (_held.Count > 0 && _held[0].Until < now)
        {
            _held.RemoveAt(0);
        }
    }

    // It is due by the time of the answer, since that is the latest at which the database can have said so; and good from the time of the question.
    private static Turn TurnOf(long number, PlanAnswer answer, out double dueIn)
    {
        dueIn = answer.DueIn - ((answer.Line - number) / answer.Pace);
        return new(number, answer.AnsweredAt + Math.Max(0, dueIn), answer.AskedAt + Math.Max(0, dueIn) + Turn.GoodFor);
    }
}
