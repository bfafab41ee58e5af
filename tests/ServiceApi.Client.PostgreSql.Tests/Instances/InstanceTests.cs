using ServiceApi.Client.PostgreSql.Instances;
using ServiceApi.Client.PostgreSql.Tests.Support;
using static ServiceApi.Client.PostgreSql.Tests.Support.TestInstance;

namespace ServiceApi.Client.PostgreSql.Tests.Instances;

public class InstanceTests
{
    private const int CutOffEvent = 1;
    private const int NeverReachedEvent = 2;
    private const int ReturnedEvent = 4;

    [Fact]
    public async Task While_it_has_plans_it_says_every_second_that_it_is_there()
    {
        await using var instance = new TestInstance();
        using (await instance.JoinedPlanAsync())
        {
            instance.Database.Reports.Clear();
            await instance.PassAsync(10);
            Assert.InRange(instance.Database.Reports.Count, 9, 11);
            Assert.DoesNotContain(true, instance.Database.Reports);
        }

        await instance.PassAsync(55);
        Assert.Equal(0, instance.Database.Left);
        await instance.PassAsync(10);
        Assert.Equal(1, instance.Database.Left);
        instance.Database.Reports.Clear();
        await instance.PassAsync(10);
        Assert.Empty(instance.Database.Reports);

        using var again = await instance.PlanAsync();
        Assert.IsType<Standing.Connected>(instance.Instance.Standing);
        Assert.Equal([false], instance.Database.Reports); // it had left, and was not cut off
    }

    [Fact]
    public async Task When_it_is_cut_off_it_waits_until_the_others_know_and_then_sends_its_share()
    {
        await using var instance = new TestInstance();
        using var plan = await instance.JoinedPlanAsync();
        CallForEver(plan);
        await instance.PassAsync(2);

        instance.Database.ExchangeFailure = instance.Database.ReportFailure = new TimeoutException();
        await instance.CutOffAsync();
        var cutOffAt = instance.Clock.Now;
        var before = Granted(plan);
        await instance.UntilAsync(() => Granted(plan) > before);
        Assert.InRange(instance.Clock.Now - cutOffAt, 3, 8);
        await instance.PassAsync(30);
        var share = Granted(plan) - before;
        Assert.InRange(share, 70, 80); // a quarter of 10 a second
        Assert.Equal(1, instance.Log.Count(CutOffEvent));

        instance.Database.ExchangeFailure = instance.Database.ReportFailure = null;
        instance.Database.Reports.Clear();
        await instance.PassAsync(10);
        Assert.True(instance.Database.Reports.First());
        Assert.All(instance.Database.Reports.Skip(1), Assert.False);
        Assert.InRange(Granted(plan) - before - share, 85, 110);
        Assert.Equal(1, instance.Log.Count(ReturnedEvent));
    }

    [Fact]
    public async Task It_returns_only_when_what_failed_works_again()
    {
        await using var instance = new TestInstance();
        using var plan = await instance.JoinedPlanAsync();
        CallForEver(plan);
        await instance.PassAsync(1);

        instance.Database.ExchangeFailure = new TimeoutException(); // reports would succeed
        await instance.CutOffAsync();
        instance.Database.Reports.Clear();
        var before = Granted(plan);
        await instance.PassAsync(36);

        Assert.Empty(instance.Database.Reports);
        Assert.InRange(Granted(plan) - before, 60, 90); // calls go on all the same
        Assert.Equal(1, instance.Log.Count(CutOffEvent));
    }

    [Fact]
    public async Task A_report_that_may_have_been_heard_puts_the_share_off_and_not_for_ever()
    {
        await using var instance = new TestInstance();
        using var plan = await instance.JoinedPlanAsync();
        CallForEver(plan);
        instance.Database.ReportFailure = new TimeoutException(); // looks succeed, so that every try to return sends a report
        await instance.CutOffAsync();
        await instance.PassAsync(1.5);
        var before = Granted(plan);

        await instance.PassAsync(4.3);
        Assert.Equal(before, Granted(plan));
        await instance.PassAsync(60);
        Assert.InRange(Granted(plan) - before, 90, 150); // three quarters of a quarter of 10 a second
    }

    [Fact]
    public async Task A_report_that_was_refused_does_not()
    {
        await using var instance = new TestInstance();
        using var plan = await instance.JoinedPlanAsync();
        CallForEver(plan);
        instance.Database.ReportFailure = new Npgsql.PostgresException("", "ERROR", "ERROR", "53100"); // a full disk
        await instance.CutOffAsync();
        await instance.PassAsync(6);
        var before = Granted(plan);

        await instance.PassAsync(40);

        Assert.InRange(Granted(plan) - before, 90, 110);
        Assert.Equal("53100", instance.Instance.Trouble);
    }

    [Fact]
    public async Task One_that_has_not_reached_the_database_yet_waits_as_it_cannot_know_its_share()
    {
        await using var instance = new TestInstance();
        instance.Database.ReportFailure = new TimeoutException();
        using var plan = await instance.PlanAsync();

        var call = AskAsync(plan, patience: 10);
        await instance.PassAsync(9.9);
        Assert.Equal(1, plan.GetStatistics().CurrentQueuedCount);
        await instance.PassAsync(0.2);

        Assert.False((await call).IsAcquired);
        Assert.Equal(1, instance.Log.Count(NeverReachedEvent));
        instance.Database.ReportFailure = null;
        await instance.PassAsync(1.1);
        Assert.IsType<Standing.Connected>(instance.Instance.Standing); // at once: there is no share that this could put off
        Assert.True((await AskAsync(plan)).IsAcquired);
    }

    [Fact]
    public async Task One_that_is_told_how_many_there_are_at_the_most_sends_its_share_from_the_start()
    {
        await using var instance = new TestInstance(new() { MaxInstances = 5 });
        instance.Database.ReportFailure = new TimeoutException();
        using var plan = await instance.PlanAsync();
        CallForEver(plan);
        await instance.PassAsync(1);
        instance.Database.ExchangeFailure = new TimeoutException();

        await instance.PassAsync(60);

        Assert.InRange(Granted(plan), 90, 125); // a fifth of 10 a second
        Assert.Equal(1, instance.Log.Count(CutOffEvent));
    }

    [Fact]
    public async Task What_it_held_in_the_line_is_void_when_it_is_cut_off()
    {
        await using var instance = new TestInstance();
        using var plan = await instance.JoinedPlanAsync();
        var calls = Enumerable.Range(0, 10).Select(_ => AskAsync(plan)).ToList();
        await instance.PassAsync(0.1);
        Assert.True(plan.GetStatistics().CurrentAvailablePermits > 0);

        instance.Database.ReportFailure = instance.Database.ExchangeFailure = new TimeoutException();
        await instance.CutOffAsync();

        Assert.Equal(0, plan.GetStatistics().CurrentAvailablePermits);
        await instance.PassAsync(20);
        await Task.WhenAll(calls);
    }

    [Fact]
    public async Task A_seat_that_the_others_do_not_know_of_yet_is_none()
    {
        await using var instance = new TestInstance();
        using var plan = await instance.PlanAsync();
        Assert.IsType<Standing.Connected>(instance.Instance.Standing);
        instance.Database.ReportFailure = instance.Database.ExchangeFailure = new TimeoutException();
        var call = AskAsync(plan);
        await instance.CutOffAsync();

        Assert.Null(((Standing.CutOff)instance.Instance.Standing).Seat);
        await instance.PassAsync(15);
        Assert.Equal(1, plan.GetStatistics().CurrentQueuedCount);
        Assert.False(call.IsCompleted);
    }

    [Fact]
    public async Task A_database_whose_permits_are_void_when_they_come_is_of_no_use()
    {
        await using var instance = new TestInstance();
        using var plan = await instance.JoinedPlanAsync();
        instance.Database.Takes = 0.6;
        CallForEver(plan);
        await instance.CutOffAsync();

        var before = Granted(plan);
        await instance.PassAsync(30);
        Assert.InRange(Granted(plan) - before, 55, 80); // by its share
        instance.Database.Takes = 0;
        await instance.PassAsync(3);
        Assert.IsType<Standing.Connected>(instance.Instance.Standing);
    }

    [Fact]
    public async Task It_returns_though_there_is_no_plan_any_more()
    {
        await using var instance = new TestInstance();
        using (await instance.JoinedPlanAsync())
        {
            instance.Database.ReportFailure = instance.Database.ExchangeFailure = new TimeoutException();
            await instance.CutOffAsync();
        }

        await instance.PassAsync(120);
        instance.Database.ReportFailure = instance.Database.ExchangeFailure = null;
        await instance.PassAsync(3);

        Assert.Null(instance.Instance.Trouble);
    }

    [Fact]
    public async Task Calls_that_wait_for_a_database_that_was_never_there_keep_no_timer_busy()
    {
        await using var instance = new TestInstance();
        instance.Database.ReportFailure = new TimeoutException();
        using var plan = await instance.PlanAsync();
        var call = AskAsync(plan, patience: 60);
        await instance.PassAsync(3);

        await instance.UntilAsync(() => instance.Time.NextTimer > TimeSpan.FromMilliseconds(900)); // nothing but the next try to return
        Assert.False(call.IsCompleted);
    }

    [Fact]
    public async Task It_leaves_when_it_ends()
    {
        var instance = new TestInstance();
        using var plan = await instance.JoinedPlanAsync();

        await instance.DisposeAsync();

        Assert.Equal(1, instance.Database.Left);
    }
}
