using ServiceApi.Client.Throttling;

namespace ServiceApi.Client.Tests.Throttling;

public sealed class RoundTripsTests
{
    private readonly RoundTrips _roundTrips = new();

    [Fact]
    public void Nothing_is_known_at_first() => Assert.Equal(10, LatestArrival(sentAt: 9));

    [Fact]
    public void A_way_that_varies_is_trusted_the_less_the_fewer_answers_there_were()
    {
        See(399, seconds: 0.1);
        See(1, seconds: 0.5);

        // 0.1 s less 2 x 0.4 s / sqrt(400)
        Assert.Equal(10 - 0.06, LatestArrival(sentAt: 9), 1e-9);
    }

    [Fact]
    public void A_single_slow_answer_counts_as_a_second()
    {
        See(9_999, seconds: 0.1);
        See(1, seconds: 30);

        // 0.1 s less 2 x 0.9 s / sqrt(1000)
        Assert.Equal(10 - (0.1 - (1.8 / Math.Sqrt(1000))), LatestArrival(sentAt: 9), 1e-9);
    }

    [Fact]
    public void What_is_left_open_does_not_shrink_to_nothing()
    {
        See(4_000, seconds: 0.1);

        Assert.Equal(10 - (0.1 - (0.2 / Math.Sqrt(1000))), LatestArrival(sentAt: 9), 1e-9);
    }

    private void See(int answers, double seconds)
    {
        for (var answer = 0; answer < answers; answer++)
        {
            _roundTrips.LatestArrival(5, followsAnswer: true, 5 + seconds);
        }
    }

    /// <summary>Of a request that is answered at 10 s, and teaches nothing.</summary>
    private double LatestArrival(double sentAt) => _roundTrips.LatestArrival(sentAt, followsAnswer: false, 10);
}
