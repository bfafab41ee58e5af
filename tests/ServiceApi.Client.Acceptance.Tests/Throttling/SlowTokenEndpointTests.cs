using ServiceApi.Client.Contract;
using ServiceApi.Client.Testing;
using ServiceApi.Client.Tests.Shared;

namespace ServiceApi.Client.Acceptance.Tests.Throttling;

/// <summary>
/// On one clock for client and sandbox, each of which keeps a bucket of its own: what a loaded machine does to requests on
/// their way would otherwise decide.
/// </summary>
public sealed class SlowTokenEndpointTests
{
    [Fact]
    public async Task Of_140_concurrent_calls_behind_a_slow_token_endpoint_none_is_refused()
    {
        const string GetJob = "getServiceJobByServiceJobId";
        const int AtOnce = 40; // the burst
        await using var app = await App.StartOnVirtualTimeAsync(
            options => options.Throttling.UsagePlans[GetJob] = new() { RatePerSecond = 100, Burst = 40 },
            time => new() { TimeProvider = time, UsagePlans = new Dictionary<string, UsagePlan> { [GetJob] = new(100, 40) } });
        app.Sandbox.Jobs.Add("""{"serviceJobId":"J"}""");
        app.Sandbox.Faults.Add(new Fault { Operation = ServiceApiSandbox.TokenOperation, RequestDelay = TimeSpan.FromSeconds(1) });

        var calls = Enumerable.Range(0, 140).Select(_ => app.Client.Jobs.GetAsync("J")).ToArray();
        await Eventually.TrueAsync(() => app.Time.NextWait is not null);
        Assert.Empty(app.Sandbox.Requests.Of(GetJob));
        app.Time.Advance(TimeSpan.FromSeconds(1));
        for (var due = AtOnce; due < calls.Length; due++)
        {
            await Eventually.TrueAsync(() => calls.Count(call => call.IsCompleted) == due);
            Assert.Equal(due, app.Sandbox.Requests.Of(GetJob).Count);
            app.Time.Advance(TimeSpan.FromSeconds(0.01));
        }

        await Task.WhenAll(calls);
        Assert.Equal(1, app.Sandbox.Tokens.IssuedCount);
        Assert.Equal(140, app.Sandbox.Requests.Of(GetJob).Count);
        Assert.All(app.Sandbox.Requests.Of(GetJob), request => Assert.Equal(200, request.StatusCode));
    }
}
