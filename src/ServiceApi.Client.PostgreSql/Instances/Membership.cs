using Npgsql;
using ServiceApi.Client.PostgreSql.Database;

namespace ServiceApi.Client.PostgreSql.Instances;

/// <summary>What the instances know of each other: that this one is there, and its seat among them. One caller at a time.</summary>
internal sealed class Membership(IPlanDatabase database, PostgreSqlOptions options, InstanceClock clock)
{
    /// <summary>How often an instance says that it is there.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private const double LateAfter = 1.5; // seconds after which the database does not heed a report any more
    private const double SilentAfter = 3; // seconds after which it takes an instance to be cut off
    private const double Margin = 0.5; // seconds, for what clocks are off by

    private readonly Guid _id = Guid.NewGuid();
    private PlaceAmongInstances? _place;
    private double _knownSince; // when all others have heard of the place
    private double? _clockOffset; // what the database's clock is ahead of ours
    private double _lastSaid = double.NegativeInfinity; // when a report was sent that may have been heard
    private double _lastHeard; // when the last one was sent that surely was
    private Seat? _assumed;

    private double SecondsSince1970 => (clock.Time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds;

    /// <summary>When the instance joined the others, by the database's clock; long ago if it has not.</summary>
    public double JoinedAt => _place?.JoinedAt ?? 0;

    /// <summary>The part of every plan that is given out to those who ask.</summary>
    public double GivenOut => _place?.GivenOut ?? 1;

    /// <summary>From when on an instance that is cut off now may use its share: the database has noticed by then, and gives less to the others.</summary>
    public double ShareFrom => _lastSaid + LateAfter + SilentAfter + Margin;

    /// <summary>Says that the instance is there.</summary>
    /// <param name="returns">Whether it was cut off.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task ReportAsync(bool returns, CancellationToken cancellationToken)
    {
        if (await TryReportAsync(returns, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        // It came late; or the database's clock was set, which is known now.
        if (!await TryReportAsync(returns, cancellationToken).ConfigureAwait(false))
        {
            throw new TimeoutException("The database does not answer in time.");
        }
    }

    public async Task LeaveAsync(CancellationToken cancellationToken)
    {
        _place = null;
        await database.LeaveAsync(_id, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>The seat whose turns the instance may use while it is cut off; null if it cannot know.</summary>
    public Seat? Seat()
    {
        if (_place is { } place && _lastHeard >= _knownSince)
        {
            return new(place.Seat, place.Seats, _clockOffset!.Value);
        }

        // One that the others do not know of uses nothing, unless it was said how many there are at the most.
        return options.MaxInstances is { } most ? _assumed ??= new(Random.Shared.Next(most), most, SecondsSince1970 - clock.Now) : null;
    }

    private async Task<bool> TryReportAsync(bool returns, CancellationToken cancellationToken)
    {
        var before = _lastSaid;
        var said = _lastSaid = clock.Now;
        try
        {
            var report = await database.ReportAsync(_id, returns, said + _clockOffset, cancellationToken).ConfigureAwait(false);
            _clockOffset = report.HeardAt - ((said + clock.Now) / 2);
            if (report.Place is not { } place)
            {
                _lastSaid = before;
                return false;
            }

            _knownSince = place.SeatedAt.Equals(_place?.SeatedAt) ? _knownSince : clock.Now + Period.TotalSeconds + Margin;
            (_place, _lastHeard) = (place, said);
            return true;
        }
        catch (PostgresException)
        {
            _lastSaid = before; // the database has refused: it was not heard
            throw;
        }
    }
}
