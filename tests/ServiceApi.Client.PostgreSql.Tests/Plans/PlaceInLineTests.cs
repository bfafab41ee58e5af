using ServiceApi.Client.PostgreSql.Plans;

namespace ServiceApi.Client.PostgreSql.Tests.Plans;

public class PlaceInLineTests
{
    private readonly PlaceInLine _place = new();

    [Fact]
    public void A_permit_is_due_by_the_answer_s_time_and_good_from_the_question_s_on()
    {
        _place.Take(Answer(askedAt: 10, answeredAt: 10.2, granted: 2, line: 7, dueIn: 0.3)); // numbers 5 and 6, due in 0.1 and 0.2 s

        Assert.Null(_place.TryTake(10.29));
        Assert.Equal(new Turn(5, 10.3, 10.6), Rounded(_place.TryTake(10.3001)));
        Assert.Null(_place.TryTake(10.39));
        Assert.Equal(new Turn(6, 10.4, 10.7), Rounded(_place.TryTake(10.4001)));
        Assert.Null(_place.TryTake(10.5));
    }

    [Fact]
    public void Permits_of_the_burst_are_due_at_once()
    {
        _place.Take(Answer(askedAt: 10, answeredAt: 10.1, granted: 3, line: 3, dueIn: -2));

        Assert.Equal(3, Enumerable.Range(0, 5).Count(_ => _place.TryTake(10.1) is not null));
    }

    [Fact]
    public void One_that_is_not_used_in_time_is_dropped()
    {
        _place.Take(Answer(askedAt: 10, answeredAt: 10.1, granted: 1, line: 1, dueIn: -2));

        Assert.Null(_place.TryTake(10.51));
        Assert.Equal(0, _place.Count);
    }

    [Fact]
    public void When_the_line_moves_so_do_the_permits_that_are_still_to_come()
    {
        _place.Take(Answer(askedAt: 10, answeredAt: 10, granted: 3, line: 3, dueIn: 0.2)); // -0.1, 0 and 0.1 s
        _place.Take(Answer(askedAt: 10.05, answeredAt: 10.05, granted: 0, line: 3, dueIn: 5)); // a pause

        Assert.NotNull(_place.TryTake(10.06)); // its instant had come, and it is not made newer
        Assert.NotNull(_place.TryTake(10.06));
        Assert.Null(_place.TryTake(10.2));
        Assert.Equal(14.95, _place.EarliestFor(0, 10.2)!.Value, 1e-9);
    }

    [Fact]
    public void What_was_told_too_long_ago_is_not_gone_by()
    {
        _place.Take(Answer(askedAt: 10, answeredAt: 10, granted: 1, line: 1, dueIn: 2.1)); // in 2 s

        Assert.Equal(11.5, _place.LookAt, 1e-9);
        Assert.Null(_place.TryTake(12.01));
        Assert.Null(_place.EarliestFor(1, 11.01));

        _place.Take(Answer(askedAt: 11.5, answeredAt: 11.5, granted: 0, line: 1, dueIn: 0.6));

        Assert.Null(_place.TryTake(11.99));
        Assert.NotNull(_place.TryTake(12.01));
    }

    [Fact]
    public void The_earliest_instant_is_the_permit_s_or_what_the_line_says()
    {
        _place.Take(Answer(askedAt: 10, answeredAt: 10, granted: 2, line: 9, dueIn: 0.3));

        Assert.Equal(10.1, _place.EarliestFor(0, 10)!.Value, 1e-9);
        Assert.Equal(10.2, _place.EarliestFor(1, 10)!.Value, 1e-9);
        Assert.Equal(10.3, _place.EarliestFor(2, 10)!.Value, 1e-9);
        Assert.Equal(10.7, _place.EarliestFor(6, 10)!.Value, 1e-9);
    }

    [Fact]
    public void In_another_line_nothing_is_held()
    {
        Assert.False(_place.Take(Answer(askedAt: 10, answeredAt: 10, granted: 3, line: 100_000, dueIn: 5)));

        Assert.True(_place.Take(Answer(askedAt: 10.5, answeredAt: 10.5, granted: 1, line: 1, dueIn: 0, begunAt: 2)));

        Assert.Equal(1, _place.Count);
        Assert.NotNull(_place.TryTake(10.5));
    }

    [Fact]
    public void One_that_was_due_before_it_was_known_is_no_newer_for_that()
    {
        _place.Take(Answer(askedAt: 10, answeredAt: 10, granted: 2, line: 2, dueIn: 20)); // in 19.8 and 19.9 s
        Assert.Equal(12, _place.LookAt, 1e-9); // and not only when it seems due

        _place.Take(Answer(askedAt: 12, answeredAt: 12, granted: 0, line: 2, dueIn: -0.45)); // the rate is higher: -0.65 and -0.55 s ago

        Assert.Null(_place.TryTake(12.01));
        Assert.Equal(0, _place.Count);
    }

    [Fact]
    public void Who_leaves_the_line_holds_nothing()
    {
        _place.Take(Answer(askedAt: 10, answeredAt: 10, granted: 2, line: 2, dueIn: 0));
        _place.Leave();

        Assert.Equal(0, _place.Count);
        Assert.Null(_place.TryTake(10));
        Assert.Null(_place.EarliestFor(0, 10));
    }

    private static PlanAnswer Answer(double askedAt, double answeredAt, int granted, long line, double dueIn, double begunAt = 1) =>
        new(askedAt, answeredAt, granted, line, dueIn, Pace: 10, Rate: 10, PausedFor: 0, begunAt);

    private static Turn? Rounded(Turn? turn) => turn is { } some ? new(some.Number, Math.Round(some.From, 6), Math.Round(some.Until, 6)) : null;
}
