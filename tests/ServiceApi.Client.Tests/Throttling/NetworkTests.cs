namespace ServiceApi.Client.Tests.Throttling;

/// <summary>The bucket against a service that enforces the plan exactly, with a network in between, on virtual time.</summary>
public sealed class NetworkTests
{
    private const int Callers = 64;

    public static TheoryData<double, int, int, int, int> Networks()
    {
        var networks = new TheoryData<double, int, int, int, int>();
        foreach (var (rate, burst) in new[] { (20.0, 40), (10.0, 40), (5.0, 20), (1.0, 2) })
        {
            networks.Add(rate, burst, 0, 0, 0);
            networks.Add(rate, burst, 50, 20, 0);
            networks.Add(rate, burst, 20, 100, 0);
            networks.Add(rate, burst, 300, 100, 0);
            networks.Add(rate, burst, 20, 20, 300);
            networks.Add(rate, burst, 1500, 100, 0);
        }

        return networks;
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Bursts_after_long_idle_times_meet_no_refusal_and_use_the_plan(double rate, int burst, int latency, int jitter, int connecting)
    {
        var seed = (int)(rate * 1000) + latency + jitter + connecting;
        using var network = new Network(rate, burst, latency, jitter, connecting, seed);

        var first = network.Run(Callers, calls: 200);
        var second = network.Run(Callers, calls: 200);
        var third = network.Run(Callers, calls: 200);

        Assert.Equal(0, first.Refused + second.Refused + third.Refused);

        // At first a round trip is lost; later only what opening a connection takes longer; and a second where answers take more than that
        var opening = connecting * 1.2 / 1000;
        var (lostAtFirst, lostLater) = latency > 1000 ? (1, 1) : (opening + ((latency + (2 * jitter)) / 1000.0), opening);
        Assert.True(first.Calls >= 0.99 * first.Allowed(lostAtFirst), $"{first.Calls} of {first.Allowed(lostAtFirst)}");
        Assert.All([second, third], run => Assert.True(run.Calls >= 0.99 * run.Allowed(lostLater), $"{run.Calls} of {run.Allowed(lostLater)}"));
    }

    [Theory]
    [InlineData(10, 1, 100, 100, 0)]
    [InlineData(200, 40, 100, 20, 300)]
    [InlineData(100, 10, 100, 20, 300)]
    public void Small_bursts_and_high_rates_meet_no_refusal_either(double rate, int burst, int latency, int jitter, int connecting)
    {
        using var network = new Network(rate, burst, latency, jitter, connecting, seed: burst);

        Assert.All(Enumerable.Range(0, 3), _ => Assert.Equal(0, network.Run(Callers, calls: 200).Refused));
    }

    [Fact]
    public void After_a_start_on_an_empty_bucket_only_what_is_under_way_at_the_first_refusal_is_refused()
    {
        using var network = new Network(rate: 10, burst: 40, latency: 100, jitter: 50, connecting: 0, seed: 1, level: 0);

        var run = network.Run(Callers, calls: 100);

        Assert.InRange(run.Refused, 1, 40);
        Assert.All(run.RefusedSentAt, sentAt => Assert.True(sentAt <= run.FirstRefusalAt));
    }

    [Fact]
    public void Initial_permits_avoid_even_those()
    {
        using var network = new Network(rate: 10, burst: 40, latency: 100, jitter: 50, connecting: 0, seed: 1, level: 0, initialPermits: 0);

        Assert.Equal(0, network.Run(Callers, calls: 100).Refused);
    }
}
