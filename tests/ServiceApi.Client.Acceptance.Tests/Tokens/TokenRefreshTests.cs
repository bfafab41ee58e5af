using ServiceApi.Client.Contract;
using ServiceApi.Client.Testing;

namespace ServiceApi.Client.Acceptance.Tests.Tokens;

public sealed class TokenRefreshTests
{
    private const string GetJob = "getServiceJobByServiceJobId";

    [Fact]
    public async Task A_thousand_concurrent_calls_with_an_expired_token_cause_one_token_request()
    {
        await using var app = await App.StartOnVirtualTimeAsync(WithoutLimit, time => new()
        {
            TimeProvider = time,
            UsagePlans = new Dictionary<string, UsagePlan> { [GetJob] = new(100_000, 100_000) },
        });
        app.Sandbox.Jobs.Add("""{"serviceJobId":"J"}""");
        await app.Client.Jobs.GetAsync("J");
        app.Time.Advance(TimeSpan.FromHours(2));

        var jobs = await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => app.Client.Jobs.GetAsync("J")));

        Assert.All(jobs, job => Assert.Equal("J", job.ServiceJobId));
        Assert.Equal(2, app.Sandbox.Requests.Of(ServiceApiSandbox.TokenOperation).Count);
        Assert.Equal(1001, app.Sandbox.Requests.Of(GetJob).Count);
        Assert.All(app.Sandbox.Requests.Of(GetJob).Skip(1), request => Assert.Equal(app.Sandbox.Tokens.Issued[1], request.Headers["x-amz-access-token"]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_token_rejected_in_mid_flight_is_renewed_once_and_all_calls_succeed(bool isRevoked)
    {
        const int Callers = 12;
        await using var app = await App.StartAsync();
        app.Sandbox.Jobs.Add("""{"serviceJobId":"J"}""");
        await app.Client.Jobs.GetAsync("J");
        var gate = new TaskCompletionSource();
        app.Sandbox.Faults.Add(new Fault { Operation = GetJob, Times = Callers, Until = gate.Task });

        var calls = Enumerable.Range(0, Callers).Select(_ => app.Client.Jobs.GetAsync("J")).ToArray();
        await app.Sandbox.Requests.WaitForAsync(GetJob, 1 + Callers);
        if (isRevoked)
        {
            app.Sandbox.Tokens.RevokeAll();
        }
        else
        {
            app.Sandbox.Tokens.ExpireAll();
        }

        gate.SetResult();
        var jobs = await Task.WhenAll(calls);

        Assert.All(jobs, job => Assert.Equal("J", job.ServiceJobId));
        Assert.Equal(2, app.Sandbox.Tokens.IssuedCount);
        Assert.Equal(1 + (2 * Callers), app.Sandbox.Requests.Of(GetJob).Count);
    }

    [Fact]
    public async Task A_token_is_renewed_in_the_background_before_it_expires()
    {
        await using var app = await App.StartOnVirtualTimeAsync();
        app.Sandbox.Jobs.Add("""{"serviceJobId":"J"}""");
        await app.Client.Jobs.GetAsync("J");
        app.Time.Advance(TimeSpan.FromMinutes(56));
        var gate = new TaskCompletionSource();
        app.Sandbox.Faults.Add(new Fault { Operation = ServiceApiSandbox.TokenOperation, Until = gate.Task });

        await app.Client.Jobs.GetAsync("J"); // with the old token, while the new one is under way
        await app.Sandbox.Requests.WaitForAsync(ServiceApiSandbox.TokenOperation, 2);
        gate.SetResult();

        Assert.All(app.Sandbox.Requests.Of(GetJob), request => Assert.Equal(app.Sandbox.Tokens.Issued[0], request.Headers["x-amz-access-token"]));
    }

    [Fact]
    public async Task A_caller_that_cancels_cancels_its_own_wait_for_the_token_only()
    {
        await using var app = await App.StartAsync();
        app.Sandbox.Jobs.Add("""{"serviceJobId":"J"}""");
        var gate = new TaskCompletionSource();
        app.Sandbox.Faults.Add(new Fault { Operation = ServiceApiSandbox.TokenOperation, Until = gate.Task });
        using var cancellation = new CancellationTokenSource();

        var first = app.Client.Jobs.GetAsync("J", cancellationToken: cancellation.Token);
        var second = app.Client.Jobs.GetAsync("J");
        await app.Sandbox.Requests.WaitForAsync(ServiceApiSandbox.TokenOperation);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.SetResult();

        Assert.Equal("J", (await second).ServiceJobId);
        Assert.Equal(1, app.Sandbox.Tokens.IssuedCount);
        Assert.Single(app.Sandbox.Requests.Of(GetJob));
    }

    private static void WithoutLimit(ServiceApiClientOptions options) =>
        options.Throttling.UsagePlans[GetJob] = new() { RatePerSecond = 100_000, Burst = 100_000 };
}
