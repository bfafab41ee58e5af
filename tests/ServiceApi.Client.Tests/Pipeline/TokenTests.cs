using System.Net;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Tests.Shared;
using ServiceApi.Client.Tests.Support;

namespace ServiceApi.Client.Tests.Pipeline;

public sealed class TokenTests
{
    [Fact]
    public async Task A_thousand_concurrent_calls_with_an_expired_token_cause_one_token_request()
    {
        await using var client = new TestClient(options => options.Throttling.UsagePlans["getServiceJobByServiceJobId"] = new() { RatePerSecond = 10_000, Burst = 10_000 });
        client.Service.Api = (_, _) => Task.FromResult(ScriptedService.Json(HttpStatusCode.OK, """{"payload":{"serviceJobId":"J"}}"""));
        await client.Client.Jobs.GetAsync("J");
        client.Time.Advance(TimeSpan.FromHours(1));

        await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => client.Client.Jobs.GetAsync("J")));

        Assert.Equal(2, client.Service.TokenRequests);
        Assert.Equal(1000, client.Service.Requests.Count(request => request.Token == "token-2"));
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.Unauthorized)]
    public async Task A_token_rejected_in_mid_flight_is_renewed_once_and_all_calls_succeed(HttpStatusCode status)
    {
        await using var client = new TestClient(options => options.Throttling.UsagePlans["getServiceJobByServiceJobId"] = new() { RatePerSecond = 1000, Burst = 1000 });
        var arrived = 0;
        client.Service.Api = async (request, _) =>
        {
            if (request.Token != "token-1")
            {
                return ScriptedService.Json(HttpStatusCode.OK, """{"payload":{"serviceJobId":"J"}}""");
            }

            Interlocked.Increment(ref arrived);
            await Eventually.TrueAsync(() => Volatile.Read(ref arrived) == 50);
            return status == HttpStatusCode.Forbidden ? ScriptedService.Expired() : ScriptedService.Json(status, "");
        };

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => client.Client.Jobs.GetAsync("J")));

        Assert.Equal(2, client.Service.TokenRequests);
        Assert.Equal(100, client.Service.Requests.Count);
    }

    [Fact]
    public async Task A_token_that_is_rejected_again_is_the_end()
    {
        await using var client = new TestClient();
        client.Service.Api = (_, _) => Task.FromResult(ScriptedService.Expired());

        var exception = await Assert.ThrowsAsync<ServiceApiUnauthorizedException>(() => client.Client.Jobs.GetAsync("J"));

        Assert.Equal(2, exception.Attempts);
        Assert.Equal(["token-1", "token-2"], client.Service.Requests.Select(request => request.Token));
    }

    [Fact]
    public async Task A_refusal_that_is_not_about_the_token_is_not_replayed()
    {
        await using var client = new TestClient();
        client.Service.Then(HttpStatusCode.Forbidden, """{"errors":[{"code":"Unauthorized","message":"Access to requested resource is denied.","details":""}]}""");

        await Assert.ThrowsAsync<ServiceApiUnauthorizedException>(() => client.Client.Jobs.GetAsync("J"));

        Assert.Single(client.Service.Requests);
    }

    [Fact]
    public async Task A_token_that_ran_out_while_the_call_queued_is_renewed_and_the_call_keeps_its_turn()
    {
        await using var client = new TestClient(options =>
        {
            options.Throttling.UsagePlans["completeServiceJobByServiceJobId"] = new() { RatePerSecond = 1, Burst = 1 };
        });
        client.Service.Token = (count, _) => Task.FromResult(ScriptedService.TokenAnswer($"token-{count}", count == 1 ? 120 : 3600));
        await client.Client.Jobs.CompleteAsync("first");
        client.Time.Advance(TimeSpan.FromSeconds(59.5)); // from 60 s on, the token is not sent any more
        await client.Client.Jobs.CompleteAsync("second");
        var third = client.Client.Jobs.CompleteAsync("third");
        client.Time.Advance(TimeSpan.FromSeconds(0.9));
        Assert.Equal(2, client.Service.Requests.Count);

        client.Time.Advance(TimeSpan.FromSeconds(0.1));
        await third;

        Assert.Equal(["first", "second", "third"], client.Service.Requests.Select(request => request.Address.Segments[^2].TrimEnd('/')));
        Assert.Equal(["token-1", "token-1", "token-2"], client.Service.Requests.Select(request => request.Token));
        Assert.Equal(2, client.Service.TokenRequests);
        Assert.Equal(1, (client.Service.Requests[2].At - client.Service.Requests[1].At).TotalSeconds);
    }

    [Fact]
    public async Task No_call_of_140_behind_a_slow_token_endpoint_exceeds_the_plan()
    {
        const int Calls = 140;
        await using var client = new TestClient(options => options.Throttling.UsagePlans["getServiceJobByServiceJobId"] = new() { RatePerSecond = 100, Burst = 40 });
        var release = new TaskCompletionSource();
        client.Service.Token = async (count, _) =>
        {
            await release.Task;
            return ScriptedService.TokenAnswer($"token-{count}");
        };
        var server = new ExactBucket(client.Time, rate: 100, burst: 40);
        var answered = 0;
        client.Service.Api = (_, _) =>
        {
            Interlocked.Increment(ref answered);
            return Task.FromResult(server.TryTake() ? ScriptedService.Json(HttpStatusCode.OK, """{"payload":{}}""") : ScriptedService.QuotaExceeded());
        };

        var calls = Enumerable.Range(0, Calls).Select(_ => client.Client.Jobs.GetAsync("J")).ToArray();
        client.Time.Advance(TimeSpan.FromSeconds(2));
        var start = client.Time.GetUtcNow();
        release.SetResult();
        var bucket = await client.LimiterAsync(ServicesApiOperations.GetServiceJobByServiceJobId);
        while (true)
        {
            // Time moves only when every call has either been answered or waits in the queue.
            await Eventually.TrueAsync(() => bucket.GetStatistics()!.CurrentQueuedCount + Volatile.Read(ref answered) == Calls);
            if (answered == Calls)
            {
                break;
            }

            client.Time.Advance(client.Time.NextTimer!.Value);
        }

        await Task.WhenAll(calls);

        Assert.Equal(Calls, client.Service.Requests.Count); // none was refused and sent again
        Assert.Equal(1, (client.Time.GetUtcNow() - start).TotalSeconds, 0.01); // (140 - 40) / 100
    }

    private sealed class ExactBucket(TimeProvider time, double rate, int burst)
    {
        private readonly Lock _lock = new();
        private double _tokens = burst;
        private DateTimeOffset _at = time.GetUtcNow();

        public bool TryTake()
        {
            lock (_lock)
            {
                var now = time.GetUtcNow();
                _tokens = Math.Min(burst, _tokens + ((now - _at).TotalSeconds * rate));
                _at = now;
                return _tokens >= 1 && --_tokens >= 0;
            }
        }
    }
}
