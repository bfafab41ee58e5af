namespace ServiceApi.Client.Throttling;

/// <summary>
/// Tells from an answer when its request had reached the service at the latest: as long before as the rest of a round trip takes
/// at least. All instants are on the sender's scale, on which the shortest way to the service takes no time.
/// </summary>
/// <remarks>
/// The shortest round trip is told by requests that follow an answer closely, as those find an open connection. A request that
/// had to open one says nothing of how soon the next may arrive. What is learnt serves all accounts that call the operation there.
/// </remarks>
internal sealed class RoundTrips
{
    private const double LeastSpread = 0.1; // seconds; what is taken for the spread until more is seen
    private const double LongestSeen = 1; // seconds; a single slow answer must not unteach what is known
    private const int MostSamples = 1000; // what is left open must not shrink to nothing

    private readonly Lock _lock = new();
    private double _shortest = double.PositiveInfinity;
    private double _longest;
    private int _samples;

    /// <summary>How long a round trip takes at least: less than the shortest that was seen, by what so few of them leave open.</summary>
    private double Known =>
        _samples == 0 ? 0 : _shortest - (2 * Math.Max(_longest - _shortest, LeastSpread) / Math.Sqrt(_samples));

    /// <summary>The latest instant at which a request can have arrived, now that it is answered.</summary>
    /// <param name="sentAt">When it was sent.</param>
    /// <param name="followsAnswer">Whether a connection was open then.</param>
    /// <param name="answeredAt">When its answer came.</param>
    public double LatestArrival(double sentAt, bool followsAnswer, double answeredAt)
    {
        lock (_lock)
        {
            var arrival = Math.Clamp(answeredAt - Known, sentAt, answeredAt);
            if (followsAnswer)
            {
                _shortest = Math.Min(_shortest, answeredAt - sentAt);
                _longest = Math.Max(_longest, Math.Min(answeredAt - sentAt, LongestSeen));
                _samples = Math.Min(_samples + 1, MostSamples);
            }

            return arrival;
        }
    }
}
