using FsCheck;
using FsCheck.Fluent;

namespace ServiceApi.Client.Tests.Throttling;

/// <summary>What holds of a usage plan's bucket for any sequence of arrivals, cancellations, answers, rate changes and penalties.</summary>
public sealed class UsagePlanProperties
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(150).WithEndSize(80);

    private static Gen<BucketStep> Arrival =>
        from maxWait in Gen.Elements(0, 50, 1000, 10_000, 3_600_000)
        from atHead in Gen.Frequency((9, Gen.Constant(false)), (1, Gen.Constant(true)))
        from count in Gen.Frequency((3, Gen.Constant(1)), (1, Gen.Choose(2, 60)))
        select new BucketStep.Arrivals(count, TimeSpan.FromMilliseconds(maxWait), atHead) as BucketStep;

    private static Gen<BucketStep> Passing =>
        Gen.Elements(0, 1, 10, 99, 100, 101, 500, 1000, 5000, 60_000).Select(ms => new BucketStep.Passing(TimeSpan.FromMilliseconds(ms)) as BucketStep);

    private static Gen<BucketStep> Cancellation => Gen.Choose(0, 1000).Select(index => new BucketStep.Cancellation(index) as BucketStep);

    private static Gen<BucketStep> Rate => Gen.Elements(0.5, 1.0, 3.0, 5.0, 10.0, 20.0, 100.0).Select(rate => new BucketStep.Rate(rate) as BucketStep);

    private static Gen<BucketStep> Penalty => Gen.Elements(1, 200, 1000, 30_000).Select(ms => new BucketStep.Penalty(TimeSpan.FromMilliseconds(ms)) as BucketStep);

    private static Gen<BucketStep> Ending(params RequestEnd[] ends) =>
        from index in Gen.Choose(0, 1000)
        from how in Gen.Elements(ends)
        from arrival in Gen.Elements(0.0, 0.01, 0.5, 0.99, 1.0)
        select new BucketStep.Ending(index, how, arrival) as BucketStep;

    [Fact]
    public void No_window_ever_grants_more_than_burst_and_rate_allow_and_none_a_penalty_forbids() =>
        Check(static run => run.AssertEveryWindowIsWithinThePlan(), RequestEnd.Answered, RequestEnd.Answered, RequestEnd.Failed, RequestEnd.Unsent);

    [Fact]
    public void Whenever_a_request_arrives_until_its_call_ends_the_service_has_a_permit_for_it() =>
        Check(static run => run.AssertTheServiceHasAPermitForEveryArrival(), RequestEnd.Failed, RequestEnd.Failed, RequestEnd.Unsent);

    [Fact]
    public void Where_answers_come_at_once_nobody_waits_longer_than_the_queue_ahead_requires_and_all_in_their_order() =>
        Check(static run => run.AssertEveryPermitCameWhenItWasDue());

    [Fact]
    public void Nobody_waits_longer_than_is_bearable() =>
        Check(static run => run.AssertNobodyWaitedTooLong(), RequestEnd.Answered, RequestEnd.Answered, RequestEnd.Failed, RequestEnd.Unsent);

    /// <param name="assert">What holds at the end.</param>
    /// <param name="ends">How requests end; none where each is answered at once.</param>
    private static void Check(Action<BucketRun> assert, params RequestEnd[] ends)
    {
        var step = ends.Length == 0
            ? Gen.Frequency((5, Arrival), (5, Passing), (2, Cancellation), (1, Rate), (1, Penalty))
            : Gen.Frequency((5, Arrival), (5, Passing), (2, Cancellation), (1, Rate), (1, Penalty), (6, Ending(ends)));
        var cases =
            from plan in Gen.Elements((20.0, 40), (10.0, 40), (5.0, 20), (1.0, 2), (100.0, 3))
            from initial in Gen.Elements<int?>(null, null, 0, 1)
            from steps in step.ListOf()
            select new Case(plan.Item1, plan.Item2, initial, [.. steps]);
        FsCheck.Check.One(Runs, Prop.ForAll(Arb.From(cases), each =>
        {
            using var run = new BucketRun(each.Rate, each.Burst, each.Initial, answersAtOnce: ends.Length == 0);
            foreach (var next in each.Steps)
            {
                run.Take(next);
            }

            assert(run);
        }));
    }

    private sealed record Case(double Rate, int Burst, int? Initial, IReadOnlyList<BucketStep> Steps)
    {
        public override string ToString() => $"{Rate}/{Burst}, {Initial} at first: {string.Join(", ", Steps)}";
    }
}
