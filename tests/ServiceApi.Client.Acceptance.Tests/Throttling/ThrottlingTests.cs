using ServiceApi.Client.Contract;
using ServiceApi.Client.Testing;
using ServiceApi.Client.Tests.Shared;

namespace ServiceApi.Client.Acceptance.Tests.Throttling;

public sealed class ThrottlingTests
{
    private const string GetJob = "getServiceJobByServiceJobId";
    private const string Complete = "completeServiceJobByServiceJobId";

    [Fact]
    public async Task A_429_slows_every_caller_of_the_operation_and_of_no_other()
    {
        await using var app = await App.StartOnVirtualTimeAsync();
        var ids = app.Sandbox.Jobs.Seed(2);
        app.Sandbox.Faults.Add(new Fault { Operation = GetJob, StatusCode = 429, RetryAfter = TimeSpan.FromSeconds(10) });

        var refused = app.Client.Jobs.GetAsync(ids[0]);
        await Eventually.TrueAsync(() => app.Time.NextWait is not null);
        var same = app.Client.Jobs.GetAsync(ids[1]);
        await foreach (var _ in app.Client.Jobs.ListAsync(App.Everything))
        {
            // Another operation, which waits for nothing
        }

        Assert.False(refused.IsCompleted || same.IsCompleted);
        app.Time.Advance(TimeSpan.FromSeconds(9.999));
        Assert.Single(app.Sandbox.Requests.Of(GetJob));
        app.Time.Advance(TimeSpan.FromSeconds(0.001));
        await refused;
        Assert.Equal(2, app.Sandbox.Requests.Of(GetJob).Count);
        app.Time.Advance(TimeSpan.FromSeconds(1.0 / 20));
        await same;
        Assert.Equal([429, 200, 200], app.Sandbox.Requests.Of(GetJob).Select(request => request.StatusCode));
    }

    [Fact]
    public async Task A_503_is_repeated_when_the_service_says()
    {
        await using var app = await App.StartOnVirtualTimeAsync();
        var id = app.Sandbox.Jobs.Seed(1)[0];
        app.Sandbox.Faults.Add(new Fault { Operation = GetJob, StatusCode = 503, RetryAfter = TimeSpan.FromSeconds(7) });

        await app.RunAsync(app.Client.Jobs.GetAsync(id));

        var sent = app.Sandbox.Requests.Of(GetJob);
        Assert.Equal([503, 200], sent.Select(request => request.StatusCode));
        Assert.Equal(TimeSpan.FromSeconds(7), sent[1].ReceivedAt - sent[0].ReceivedAt);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_post_that_was_refused_unheard_is_sent_again(int status)
    {
        await using var app = await App.StartOnVirtualTimeAsync();
        var id = app.Sandbox.Jobs.Add("""{"serviceJobStatus":"PENDING_SCHEDULE"}""");
        app.Sandbox.Faults.Add(new Fault { StatusCode = status, Times = 2 });

        await app.RunAsync(app.Client.Appointments.AddAsync(id, new() { StartTime = app.Time.GetUtcNow().AddDays(1) }));

        var sent = app.Sandbox.Requests.Of("addAppointmentForServiceJobByServiceJobId");
        Assert.Equal([status, status, 200], sent.Select(request => request.StatusCode!.Value));
        Assert.Equal(sent[0].BodyText(), sent[2].BodyText());
        Assert.Single(app.Sandbox.Jobs.Find(id)!.Json["appointments"]!.AsArray());
    }

    [Fact]
    public async Task Calls_beyond_the_plan_wait_for_their_turn_and_none_is_refused()
    {
        await using var app = await App.StartOnVirtualTimeAsync();
        var ids = app.Sandbox.Jobs.Seed(1);

        var calls = Enumerable.Range(0, 50).Select(_ => app.Client.Jobs.GetAsync(ids[0])).ToArray();
        for (var sent = 40; sent <= 50; sent++) // the burst, then 20 per second
        {
            await Eventually.TrueAsync(() => calls.Count(call => call.IsCompleted) == sent);
            Assert.Equal(sent, app.Sandbox.Requests.Of(GetJob).Count);
            app.Time.Advance(TimeSpan.FromSeconds(1.0 / 20));
        }

        Assert.All(app.Sandbox.Requests.Of(GetJob), request => Assert.Equal(200, request.StatusCode));
    }

    [Fact]
    public async Task Two_accounts_share_neither_token_nor_bucket()
    {
        var other = new SandboxAccount { ClientId = "other", ClientSecret = "other secret", RefreshToken = "Atzr|other" };
        await using var app = await App.StartOnVirtualTimeAsync(
            options => options.Throttling.UsagePlans[Complete] = new() { RatePerSecond = 1, Burst = 1 },
            time => new()
            {
                TimeProvider = time,
                Accounts = [new SandboxAccount(), other],
                UsagePlans = new Dictionary<string, UsagePlan> { [Complete] = new(1, 1) },
            });
        var ids = Enumerable.Range(0, 2).Select(_ => app.Sandbox.Jobs.Add("{}")).ToArray();

        await app.Client.Jobs.CompleteAsync(ids[0]);
        await Assert.ThrowsAsync<ServiceApiThrottledException>(() => app.Client.Jobs.CompleteAsync(ids[0], CallOptions.NoQueueing));
        await app.ClientOf(other).Jobs.CompleteAsync(ids[1], CallOptions.NoQueueing);

        var sent = app.Sandbox.Requests.Of(Complete);
        Assert.Equal([200, 200], sent.Select(request => request.StatusCode));
        Assert.Equal([app.Sandbox.Account, other], sent.Select(request => request.Account));
        Assert.Equal(app.Sandbox.Tokens.Issued, sent.Select(request => request.Headers["x-amz-access-token"]));
    }
}
