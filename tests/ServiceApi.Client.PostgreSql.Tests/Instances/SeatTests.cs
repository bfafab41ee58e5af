using ServiceApi.Client.PostgreSql.Instances;

namespace ServiceApi.Client.PostgreSql.Tests.Instances;

public class SeatTests
{
    private const double Start = 1_796_000_000; // seconds since 1970

    [Theory]
    [InlineData(10, 1)]
    [InlineData(10, 8)]
    [InlineData(20, 3)]
    [InlineData(0.5, 5)]
    [InlineData(1, 2)]
    public void The_seats_together_send_what_one_would_and_each_gets_the_same(double pace, int seats)
    {
        var ofEach = Enumerable.Range(0, seats).Select(number => Instants(new Seat(number, seats, ClockOffset: 0), pace, seconds: 400).ToList()).ToList();
        var all = ofEach.SelectMany(instants => instants).Order().ToList();

        Assert.All(all.Zip(all.Skip(1)), pair => Assert.Equal(1 / pace, pair.Second - pair.First, 1e-5));
        Assert.InRange(all.Count, (int)(400 * pace) - 1, (int)(400 * pace) + 1);
        Assert.All(ofEach, instants => Assert.InRange(instants.Count, (400 * pace / seats * 0.95) - 3, (400 * pace / seats * 1.05) + 3));
    }

    [Fact]
    public void It_goes_by_the_database_s_clock()
    {
        var seat = new Seat(1, 4, ClockOffset: 0);
        var behind = new Seat(1, 4, ClockOffset: 100.25);

        Assert.Equal(seat.Next(Start + 100.25, 10), behind.Next(Start, 10) + 100.25, 1e-6);
    }

    [Theory]
    [InlineData(10, 40, 10)]
    [InlineData(20, 40, 20)]
    [InlineData(1, 2, 1)]
    [InlineData(10, 5, 4)] // a burst too small for requests that arrive a second apart
    [InlineData(1, 1, 0.5)]
    public void The_pace_leaves_room_in_the_bucket(double rate, int burst, double expected) => Assert.Equal(expected, Seat.PaceOf(rate, burst), 1e-9);

    private static IEnumerable<double> Instants(Seat seat, double pace, double seconds)
    {
        for (var instant = seat.Next(Start, pace); instant < Start + seconds; instant = seat.Next(instant + (0.5 / pace), pace))
        {
            yield return instant;
        }
    }
}
