namespace ServiceApi.Client.Tests.Throttling;

/// <summary>A token bucket as one would first write it: a level that rises with time. Requests arrive as they are sent.</summary>
internal sealed class PlainBucket(double rate, int burst, double level)
{
    private readonly List<(double Since, double Rate)> _rates = [(0, rate)];
    private double _level = level;
    private double _asOf;
    private double _emptyAt = double.NegativeInfinity; // within a penalty
    private double _closedUntil = double.NegativeInfinity;

    private double Rate => _rates[^1].Rate;

    public void SetRate(double perSecond, double now)
    {
        Flow(now);
        _rates.Add((now, perSecond));
        if (now < _closedUntil - 1e-5)
        {
            StartFrom(_closedUntil - (1 / perSecond));
        }
    }

    public void Penalize(double delay, double now)
    {
        Flow(now);
        _closedUntil = Math.Max(_closedUntil, now + Math.Max(delay, 1 / Rate));
        StartFrom(_closedUntil - (1 / Rate));
    }

    /// <summary>What there will be at the end of a penalty, of what flows in from an instant on.</summary>
    private void StartFrom(double emptyAt)
    {
        _emptyAt = Math.Max(_emptyAt, emptyAt);
        _level = (_closedUntil - _emptyAt) * Rate;
        _asOf = _closedUntil;
    }

    /// <summary>Takes a permit, and tells since when it was there.</summary>
    public double Take(double now)
    {
        Flow(now);
        Assert.True(now >= _closedUntil - 1e-5 && _level > 1 - 1e-4, $"{_level} permits at {now} s");
        var since = now - ((_level - 1) / Rate);
        _level--;
        return since;
    }

    public void AssertNothingIsDue(bool somebodyWaits, double now, double tolerance)
    {
        Flow(now);
        Assert.False(somebodyWaits && now >= _closedUntil + tolerance && _level >= 1 + (tolerance * Rate), $"{_level} permits at {now} s, and somebody waits");
    }

    /// <summary>What flows in from one instant to another.</summary>
    public double Flow(double from, double until)
    {
        var sum = 0.0;
        for (var index = 0; index < _rates.Count; index++)
        {
            var end = index + 1 < _rates.Count ? _rates[index + 1].Since : double.PositiveInfinity;
            sum += _rates[index].Rate * Math.Max(0, Math.Min(until, end) - Math.Max(from, _rates[index].Since));
        }

        return sum;
    }

    private void Flow(double now)
    {
        _level = Math.Min(burst, _level + (Rate * Math.Max(0, now - _asOf)));
        _asOf = Math.Max(_asOf, now);
    }
}
