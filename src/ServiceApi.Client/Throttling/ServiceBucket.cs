using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Throttling;

/// <summary>
/// What is in the service's bucket at the least, reckoned by virtual scheduling: not a count that is refilled, but the instant
/// at which the bucket was last empty.
/// </summary>
/// <remarks>
/// A permit leaves the bucket when its request arrives there, and a bucket that is full loses what would flow in until then. So
/// a permit counts as spent from the moment it is granted, but nothing flows in for it before the answer has told when it
/// arrived at the latest. However long requests take, up to <see cref="Transit"/>, the service's bucket then holds no less than this one.
/// All instants are seconds on the owner's clock; the owner's lock guards it.
/// </remarks>
internal sealed class ServiceBucket
{
    /// <summary>What adding up intervals may be off by, in seconds; a permit is granted this much early rather than a timer's tick late.</summary>
    public const double RoundingError = 1e-6;

    private const double ConnectionStaysOpen = 1; // seconds; the shortest keep-alive that servers are known to have is longer
    private const double Transit = 1; // seconds; a request that is longer under way is taken to have arrived

    private readonly int _burst;
    private readonly RoundTrips _roundTrips;
    private Permit? _oldest; // of those under way
    private Permit? _youngest;
    private int _underWay;
    private double _emptyAt;
    private double _penalizedAt = double.NegativeInfinity;
    private double _penalizedUntil = double.NegativeInfinity;
    private double _rateSince = double.NegativeInfinity;
    private double _answeredAt = double.NegativeInfinity;

    public ServiceBucket(UsagePlan plan, int? initialPermits, RoundTrips roundTrips)
    {
        _burst = plan.Burst;
        _roundTrips = roundTrips;
        Rate = plan.RatePerSecond;
        _emptyAt = -Math.Min(_burst, initialPermits ?? _burst) / Rate;
    }

    /// <summary>Permits per second.</summary>
    public double Rate { get; private set; }

    private double FillTime => _burst / Rate;

    /// <summary>Whether as many are under way as the bucket can hold: then nothing is due before one of them has arrived.</summary>
    private bool IsSpent => _underWay >= _burst;

    public double Available(double now)
    {
        Expire(now);
        return Math.Min(_burst, (now - _emptyAt) * Rate) - _underWay;
    }

    /// <summary>From when on it is full, unless something is under way.</summary>
    public double? FullSince(double now)
    {
        Expire(now);
        return _underWay > 0 ? null : _emptyAt + FillTime;
    }

    /// <summary>When the next permit but <paramref name="ahead"/> others is due, if what is under way arrives as it was sent.</summary>
    public double Due(int ahead, double now)
    {
        var due = Math.Max(_emptyAt, _oldest is null ? double.NegativeInfinity : _oldest.GrantedAt - FillTime) + ((_underWay + 1 + ahead) / Rate);
        return IsSpent ? Math.Max(due, now + (2 * RoundingError)) : due;
    }

    /// <summary>When to look again: the next permit is due then, or the oldest that is under way is taken to have arrived.</summary>
    public double NextChange(double now) => IsSpent ? _oldest!.GrantedAt + Transit : Due(0, now);

    public bool IsDue(double now) => Available(now) >= 1 - (RoundingError * Rate);

    public Permit Take(Permit permit, double now)
    {
        permit.GrantedAt = now;
        permit.FollowsAnswer = now - _answeredAt < ConnectionStaysOpen;
        permit.IsUnderWay = true;
        permit.Older = _youngest;
        _oldest ??= permit;
        if (_youngest is not null)
        {
            _youngest.Younger = permit;
        }

        _youngest = permit;
        _underWay++;
        return permit;
    }

    /// <summary>The permit's request was answered.</summary>
    public void Answer(Permit permit, double now)
    {
        _answeredAt = now;
        End(permit, _roundTrips.LatestArrival(permit.GrantedAt, permit.FollowsAnswer, now));
    }

    /// <summary>The permit's call has ended: its request has arrived by then, or what is left of it is about to.</summary>
    public void End(Permit permit, double arrival)
    {
        if (permit.IsUnderWay)
        {
            Arrive(permit, arrival);
        }
    }

    /// <summary>Nothing was taken from the service's bucket for this permit. One that is taken to have arrived may have been made up for since, and stays spent.</summary>
    /// <returns>Whether the permit was given back.</returns>
    public bool TakeBack(Permit permit)
    {
        if (!permit.IsUnderWay)
        {
            return false;
        }

        Remove(permit);
        return true;
    }

    /// <summary>The service's bucket was found empty: one permit is due at the end of the delay, and none before the bucket has one again.</summary>
    public void Penalize(double until, double now)
    {
        Expire(now);
        _penalizedAt = now;
        _penalizedUntil = Math.Max(_penalizedUntil, Math.Max(until, now + (1 / Rate)));
        _emptyAt = Math.Max(_emptyAt, _penalizedUntil - (1 / Rate));
    }

    public void SetRate(double rate, double now)
    {
        Expire(now);

        // What is there stays; what is due at the end of a penalty comes no sooner, and not before it has flowed in.
        _emptyAt = now < _penalizedUntil - RoundingError
            ? Math.Max(_emptyAt, _penalizedUntil - (1 / rate))
            : now - (Math.Min(_burst, (now - _emptyAt) * Rate) / rate);
        Rate = rate;
        _rateSince = now;
    }

    private void Expire(double now)
    {
        while (_oldest is { } permit && permit.GrantedAt + Transit <= now + RoundingError)
        {
            Arrive(permit, now);
        }
    }

    private void Arrive(Permit permit, double instant)
    {
        Remove(permit);

        // What flowed in before a change of the rate did so at another one.
        var arrival = Math.Max(Math.Min(instant, permit.GrantedAt + Transit), _rateSince);
        var spent = Math.Max(_emptyAt, arrival - FillTime) + (1 / Rate);

        // Requests that were under way when the service's bucket was found empty can have taken no more than what flowed in until they arrived.
        _emptyAt = permit.GrantedAt <= _penalizedAt ? Math.Min(spent, Math.Max(_emptyAt, arrival)) : spent;
    }

    private void Remove(Permit permit)
    {
        if (permit.Older is null)
        {
            _oldest = permit.Younger;
        }
        else
        {
            permit.Older.Younger = permit.Younger;
        }

        if (permit.Younger is null)
        {
            _youngest = permit.Older;
        }
        else
        {
            permit.Younger.Older = permit.Older;
        }

        permit.Older = permit.Younger = null;
        permit.IsUnderWay = false;
        _underWay--;
    }
}
