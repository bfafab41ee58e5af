using ServiceApi.Client.Contract;
using ServiceApi.Client.PostgreSql.Plans;
using ServiceApi.Client.PostgreSql.Tests.Support;
using static ServiceApi.Client.PostgreSql.Tests.Support.TestInstance;

namespace ServiceApi.Client.PostgreSql.Tests.Plans;

public sealed class SharedPlanTests : IAsyncDisposable
{
    private readonly TestInstance _instance = new();

    public ValueTask DisposeAsync() => _instance.DisposeAsync();

    [Fact]
    public async Task The_burst_is_granted_at_once_and_the_rest_at_the_rate_first_come_first_served()
    {
        using var plan = await _instance.JoinedPlanAsync();
        var calls = Enumerable.Range(0, 12).Select(_ => AskAsync(plan)).ToList();

        Assert.Equal(5, Granted(plan)); // what the bucket holds
        await Task.WhenAll(calls.Take(5));
        await _instance.PassAsync(0.35);
        Assert.Equal(8, Granted(plan));
        await Task.WhenAll(calls.Take(8));
        await _instance.PassAsync(0.5);
        await Task.WhenAll(calls);
    }

    [Fact]
    public async Task Permits_are_asked_for_in_lots()
    {
        using var plan = await _instance.JoinedPlanAsync();
        _instance.Database.Questions.Clear();

        var calls = Enumerable.Range(0, 20).Select(_ => AskAsync(plan)).ToList();
        await _instance.PassAsync(3);
        await Task.WhenAll(calls);

        Assert.InRange(_instance.Database.Questions.Count, 1, 10); // the burst is asked for one by one here, as each answer is there at once
    }

    [Fact]
    public async Task A_call_that_would_wait_for_too_long_is_refused_at_once_and_told_the_wait()
    {
        using var plan = await _instance.JoinedPlanAsync();
        var calls = Enumerable.Range(0, 8).Select(_ => AskAsync(plan)).ToList();
        await _instance.PassAsync(0.02);

        var refused = AskAsync(plan, patience: 0.2);

        Assert.True(refused.IsCompleted);
        Assert.InRange(WaitOf(await refused).TotalSeconds, 0.35, 0.41);
        await _instance.PassAsync(1);
        await Task.WhenAll(calls);
    }

    [Fact]
    public async Task One_that_would_not_wait_at_all_gets_a_permit_of_the_burst_or_is_refused()
    {
        using var plan = await _instance.JoinedPlanAsync();
        var calls = Enumerable.Range(0, 6).Select(_ => AskAsync(plan, patience: 0)).ToList();
        await _instance.PassAsync(0.05);
        var leases = await Task.WhenAll(calls);

        Assert.Equal(5, leases.Count(lease => lease.IsAcquired));
        Assert.InRange(WaitOf(leases.Single(lease => !lease.IsAcquired)).TotalSeconds, 0.01, 0.11);
    }

    [Fact]
    public async Task The_wait_for_the_database_is_not_the_plan_s()
    {
        using var plan = await _instance.JoinedPlanAsync();
        var answer = new TaskCompletionSource();
        _instance.Database.Hold = answer.Task;

        var call = AskAsync(plan, patience: 0);
        await _instance.PassAsync(0.4);
        Assert.False(call.IsCompleted);
        answer.SetResult();
        await _instance.PassAsync(0.02);

        Assert.True((await call).IsAcquired);
    }

    [Fact]
    public async Task Nor_is_the_wait_for_the_first_connection()
    {
        var joined = new TaskCompletionSource();
        _instance.Database.Hold = joined.Task;
        using var plan = new SharedPlan(new("", new Uri("https://service.example"), ServicesApiOperations.GetServiceJobs, new UsagePlan(10, 40)), _instance.Instance);

        var call = AskAsync(plan, patience: 0);
        await _instance.PassAsync(0.5);
        Assert.False(call.IsCompleted);
        joined.SetResult();

        Assert.True((await call).IsAcquired);
    }

    [Fact]
    public async Task Who_cancels_takes_no_permit()
    {
        using var plan = await _instance.JoinedPlanAsync();
        using var cancel = new CancellationTokenSource();
        var burst = Enumerable.Range(0, 5).Select(_ => AskAsync(plan)).ToList();
        await _instance.PassAsync(0.02);
        var cancelled = AskAsync(plan, cancellationToken: cancel.Token);
        var next = AskAsync(plan);
        await _instance.PassAsync(0.02);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        await _instance.PassAsync(0.1);
        Assert.True((await next).IsAcquired);
        await Task.WhenAll(burst);
        Assert.Equal(6, plan.GetStatistics().TotalSuccessfulLeases);
    }

    [Fact]
    public async Task A_permit_that_is_given_back_goes_to_the_next_and_one_that_gave_it_back_stands_at_the_head()
    {
        using var plan = await _instance.JoinedPlanAsync();
        var burst = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => AskAsync(plan)));
        var waits = AskAsync(plan);
        await _instance.PassAsync(0.02);

        plan.Return(burst[0]);
        Assert.True((await waits).IsAcquired);

        var behind = AskAsync(plan);
        var atHead = AskAsync(plan, atHead: true);
        await _instance.PassAsync(0.1);
        await atHead;
        Assert.False(behind.IsCompleted);
        await _instance.PassAsync(0.1);
        await behind;
        plan.Return(burst[0]); // a second time gives nothing back
        Assert.Equal(0, plan.GetStatistics().CurrentAvailablePermits);
    }

    [Fact]
    public async Task A_refusal_stops_all_calls_and_is_told_to_the_others()
    {
        using var plan = await _instance.JoinedPlanAsync();
        (await AskAsync(plan)).Dispose();
        _instance.Database.Questions.Clear();

        plan.Penalize(TimeSpan.FromSeconds(3));
        var impatient = AskAsync(plan, patience: 1);
        var patient = AskAsync(plan);
        await _instance.PassAsync(2.9);

        Assert.False((await impatient).IsAcquired);
        Assert.False(patient.IsCompleted);
        Assert.Equal(3, Assert.Single(_instance.Database.Questions, question => question.Penalty is not null).Penalty!.Value, 0.05);
        await _instance.PassAsync(0.3);
        Assert.True((await patient).IsAcquired);
    }

    [Fact]
    public async Task A_new_rate_is_told_once()
    {
        using var plan = await _instance.JoinedPlanAsync();
        plan.UpdateRate(7); // what was learnt before, others may know better
        (await AskAsync(plan)).Dispose();
        Assert.DoesNotContain(_instance.Database.Questions, question => question.NamedRate is not null);

        plan.UpdateRate(10); // as it is
        plan.UpdateRate(double.NaN);
        plan.UpdateRate(0);
        plan.UpdateRate(5);
        await _instance.UntilAsync(() => _instance.Database.Questions.Any(question => question.NamedRate is not null));
        plan.UpdateRate(5);
        await _instance.PassAsync(1);

        Assert.Equal(5, Assert.Single(_instance.Database.Questions, question => question.NamedRate is not null).NamedRate);
    }

    [Fact]
    public async Task After_a_crash_of_the_database_the_plan_goes_on_in_another_line_and_tells_the_rate_again()
    {
        using var plan = await _instance.JoinedPlanAsync();
        (await AskAsync(plan)).Dispose();
        plan.UpdateRate(9);
        CallForEver(plan);
        await _instance.PassAsync(1);
        _instance.Database.Crash(); // its numbers begin anew
        var before = Granted(plan);

        await _instance.PassAsync(5);
        Assert.InRange(Granted(plan) - before, 40, 52);

        plan.UpdateRate(9);
        await _instance.PassAsync(0.1);
        Assert.Equal(2, _instance.Database.Questions.Count(question => question.NamedRate == 9));
    }

    [Fact]
    public async Task Only_a_permit_at_hand_can_be_had_without_waiting()
    {
        using var plan = await _instance.JoinedPlanAsync();

        using var none = plan.AttemptAcquire();
        Assert.False(none.IsAcquired);

        plan.Return(await AskAsync(plan));
        using var given = plan.AttemptAcquire();
        Assert.True(given.IsAcquired);
        Assert.Throws<ArgumentOutOfRangeException>(() => plan.AttemptAcquire(2));
    }

    [Fact]
    public async Task It_is_idle_when_nobody_waits_and_nothing_is_held()
    {
        using var plan = await _instance.JoinedPlanAsync();
        Assert.NotNull(plan.IdleDuration);

        var calls = Enumerable.Range(0, 6).Select(_ => AskAsync(plan)).ToList();
        Assert.Null(plan.IdleDuration);
        await _instance.PassAsync(0.2);
        await Task.WhenAll(calls);
        await _instance.PassAsync(1);

        Assert.InRange(plan.IdleDuration!.Value.TotalSeconds, 1, 2);
        plan.Penalize(TimeSpan.FromSeconds(5));
        Assert.Null(plan.IdleDuration);
    }

    [Fact]
    public async Task When_it_ends_those_who_wait_are_told()
    {
        var plan = await _instance.JoinedPlanAsync();
        var calls = Enumerable.Range(0, 6).Select(_ => AskAsync(plan)).ToList();
        await _instance.PassAsync(0.02);

        plan.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => calls[5]);
        Assert.Throws<ObjectDisposedException>(() => { _ = AskAsync(plan); });
        plan.Dispose();
    }

    [Fact]
    public async Task A_lease_of_another_plan_is_not_taken_back()
    {
        using var plan = await _instance.JoinedPlanAsync();
        using var other = await _instance.PlanAsync();
        using var lease = await AskAsync(plan);

        Assert.Throws<ArgumentException>(() => other.Return(lease));
    }
}
