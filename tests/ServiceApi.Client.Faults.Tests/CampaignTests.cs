using ServiceApi.Client.Contract;
using ServiceApi.Client.Extend.Contract;
using ServiceApi.Client.Faults.Tests.Calls;
using ServiceApi.Client.Faults.Tests.Campaigns;
using ServiceApi.Client.Faults.Tests.Faults;

namespace ServiceApi.Client.Faults.Tests;

[Collection(nameof(Alone))]
public sealed class CampaignTests
{
    // Its dice draw every kind of call and every kind of fault
    private static readonly CampaignSettings Quick = new(Calls: 1_500, Seed: 7);

    [Fact]
    public async Task What_callers_are_told_is_what_happened_and_nothing_is_left_behind()
    {
        var result = await new Campaign(Quick).RunAsync();

        Assert.Empty(result.Faults);
        Assert.Equal(Quick.Calls, result.Outcomes.Count);

        // Calls did end in either way, and faults did happen: otherwise nothing would have been shown
        Assert.Contains(result.Outcomes, outcome => outcome.Exception is null);
        Assert.Contains(result.Outcomes, outcome => outcome.IsUnknown);
        Assert.Contains(result.Outcomes, outcome => outcome is { Exception: ServiceApiException, IsUnknown: false });
        Assert.InRange(result.Met.Count, FaultKind.All.Count / 2, FaultKind.All.Count);
        Assert.True(result.TextsRead > Quick.Calls);
        Assert.True(result.BuffersRented > Quick.Calls);
    }

    [Fact]
    public void The_same_seed_draws_the_same_calls_and_faults()
    {
        var drawn = DrawnCall.Draw(Quick).Select(call => call.ToString());

        Assert.Equal(drawn, DrawnCall.Draw(Quick).Select(call => call.ToString()));
        Assert.NotEqual(drawn, DrawnCall.Draw(Quick with { Seed = Quick.Seed + 1 }).Select(call => call.ToString()));
    }

    [Fact]
    public void Every_kind_of_call_and_of_fault_is_drawn()
    {
        var drawn = DrawnCall.Draw(Quick);

        Assert.Empty(CallKind.All.Except(drawn.Select(call => call.Kind)));
        Assert.Empty(FaultKind.All.Except(drawn.SelectMany(call => call.Faults).Select(fault => fault.Fault.Kind)));
    }

    [Fact]
    public void Every_operation_of_both_services_is_called() =>
        Assert.Empty(ServicesApiOperations.All.Concat(ExtendApiOperations.All).Select(operation => operation.Id).Except(CallKind.All.SelectMany(kind => kind.OperationIds)));

    [Fact]
    public void What_is_lost_doubled_or_told_wrongly_is_found()
    {
        var drawn = DrawnCall.Draw(Quick)[0];
        var unknown = Failure(outcomeUnknown: true);
        var refused = Failure(outcomeUnknown: false);

        Assert.True(Outcome(null, done: 0).IsLost);
        Assert.NotNull(Outcome(null, done: 0).Fault);
        Assert.True(Outcome(unknown, done: 2).IsDoubled);
        Assert.NotNull(Outcome(unknown, done: 2).Fault);
        Assert.NotNull(Outcome(refused, done: 1).Fault);
        Assert.NotNull(Outcome(new TimeoutException(), done: 0).Fault);
        Assert.All([Outcome(null, 1), Outcome(unknown, 0), Outcome(unknown, 1), Outcome(refused, 0)], outcome => Assert.Null(outcome.Fault));

        CallOutcome Outcome(Exception? told, int done) => new CallOutcome(drawn, new(_ => Task.FromResult<string?>(null), () => done), told, null).Checked();
    }

    private static ServiceApiResponseException Failure(bool outcomeUnknown) =>
        new(new() { Operation = ServicesApiOperations.CreateReservation, OutcomeUnknown = outcomeUnknown });
}
