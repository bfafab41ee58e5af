using System.Net;
using System.Threading.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Tests.Shared;
using ServiceApi.Client.Tests.Support;
using ServiceApi.Client.Throttling;

namespace ServiceApi.Client.Tests.Pipeline;

public sealed class ThrottlingTests
{
    private const string Job = """{"payload":{"serviceJobId":"J"}}""";

    [Fact]
    public async Task Each_operation_has_a_bucket_with_its_plan()
    {
        await using var client = new TestClient();
        client.Service.Api = (_, _) => Task.FromResult(ScriptedService.Json(HttpStatusCode.OK, Job));

        _ = Enumerable.Range(0, 100).Select(_ => client.Client.Jobs.GetAsync("J")).ToArray(); // 20/s, 40
        _ = Enumerable.Range(0, 100).Select(_ => client.Client.Jobs.CompleteAsync("J")).ToArray(); // 5/s, 20

        await QueuedAsync(client, ServicesApiOperations.GetServiceJobByServiceJobId, 100 - 40);
        await QueuedAsync(client, ServicesApiOperations.CompleteServiceJobByServiceJobId, 100 - 20);
        await Eventually.TrueAsync(() => client.Service.Requests.Count == 40 + 20);
        Assert.Equal(20, client.Service.Requests.Count(request => request.Method == HttpMethod.Put));
    }

    [Fact]
    public async Task Two_accounts_do_not_slow_each_other()
    {
        await using var client = new TestClient();
        _ = Enumerable.Range(0, 100).Select(_ => client.Client.Jobs.CompleteAsync("J")).ToArray();
        await QueuedAsync(client, ServicesApiOperations.CompleteServiceJobByServiceJobId, 100 - 20);

        await client.OtherClient.Jobs.CompleteAsync("other");

        Assert.Equal("other", client.Service.Requests[^1].Address.Segments[^2].TrimEnd('/'));
    }

    [Fact]
    public async Task A_refusal_slows_every_caller_of_the_operation_and_of_no_other()
    {
        await using var client = new TestClient();
        client.Service.Then(() => ScriptedService.QuotaExceeded(("Retry-After", "10")));
        var refused = client.Client.Jobs.CompleteAsync("refused");
        await QueuedAsync(client, ServicesApiOperations.CompleteServiceJobByServiceJobId, 1);
        var sameOperation = client.Client.Jobs.CompleteAsync("same");
        await client.Client.Reservations.CancelAsync("R", "ATVPDKIKX0DER"); // another operation
        await client.OtherClient.Jobs.CompleteAsync("other"); // another account

        client.Time.Advance(TimeSpan.FromSeconds(9.999));
        Assert.False(refused.IsCompleted);
        Assert.False(sameOperation.IsCompleted);
        client.Time.Advance(TimeSpan.FromSeconds(0.001));
        await refused;
        Assert.False(sameOperation.IsCompleted);
        client.Time.Advance(TimeSpan.FromSeconds(0.2));
        await sameOperation;
    }

    [Fact]
    public async Task Waits_after_refusals_grow_when_the_service_names_none()
    {
        await using var client = new TestClient();
        client.Service.Then(() => ScriptedService.QuotaExceeded()).Then(() => ScriptedService.QuotaExceeded()).Then(() => ScriptedService.QuotaExceeded());

        await client.RunAsync(client.Client.Jobs.CompleteAsync("J"));

        var sent = client.Service.Requests.Select(request => request.At).ToArray();
        Assert.Equal([1, 2, 4], sent.Zip(sent.Skip(1), (one, next) => (int)(next - one).TotalSeconds));
    }

    [Fact]
    public async Task A_refusal_that_lasts_reaches_the_caller()
    {
        await using var client = new TestClient(options => options.Retry.MaxRetries = 1);
        client.Service.Api = (_, _) => Task.FromResult(ScriptedService.QuotaExceeded());

        var exception = await Assert.ThrowsAsync<ServiceApiThrottledException>(() => client.RunAsync(client.Client.Jobs.CompleteAsync("J")));

        Assert.Equal(HttpStatusCode.TooManyRequests, exception.StatusCode);
        Assert.Equal("QuotaExceeded", Assert.Single(exception.Errors).Code);
        Assert.Equal("TooManyRequestsException", exception.ErrorType);
        Assert.Equal(2, exception.Attempts);
    }

    [Fact]
    public async Task A_refusal_for_longer_than_anybody_waits_fails_at_once()
    {
        await using var client = new TestClient();
        client.Service.Then(() => ScriptedService.QuotaExceeded(("Retry-After", "3600")));

        var exception = await Assert.ThrowsAsync<ServiceApiThrottledException>(() => client.Client.Jobs.CompleteAsync("J"));

        Assert.Equal(TimeSpan.FromHours(1), exception.RetryAfter);
        Assert.Equal(HttpStatusCode.TooManyRequests, exception.StatusCode);
        Assert.Equal("QuotaExceeded", Assert.Single(exception.Errors).Code);
        Assert.Equal(1, exception.Attempts);
        Assert.Single(client.Service.Requests);
    }

    [Fact]
    public async Task The_longest_wait_in_the_queue_is_kept_before_waiting()
    {
        await using var client = new TestClient(options =>
        {
            options.Throttling.MaxQueueWait = TimeSpan.FromSeconds(2);
            options.Throttling.UsagePlans["completeServiceJobByServiceJobId"] = new() { RatePerSecond = 1, Burst = 1 };
        });
        await client.Client.Jobs.CompleteAsync("J");
        var second = client.Client.Jobs.CompleteAsync("J");
        var third = client.Client.Jobs.CompleteAsync("J");

        var exception = await Assert.ThrowsAsync<ServiceApiThrottledException>(() => client.Client.Jobs.CompleteAsync("J"));

        Assert.Null(exception.StatusCode);
        Assert.Equal(0, exception.Attempts);
        Assert.Equal(TimeSpan.FromSeconds(3), exception.RetryAfter);
        Assert.False(second.IsCompleted);
        Assert.False(third.IsCompleted);
    }

    [Fact]
    public async Task A_call_can_ask_to_fail_rather_than_wait()
    {
        await using var client = new TestClient(options => options.Throttling.UsagePlans["completeServiceJobByServiceJobId"] = new() { RatePerSecond = 1, Burst = 1 });
        await client.Client.Jobs.CompleteAsync("J", CallOptions.NoQueueing);

        var exception = await Assert.ThrowsAsync<ServiceApiThrottledException>(() => client.Client.Jobs.CompleteAsync("J", CallOptions.NoQueueing));

        Assert.Equal(TimeSpan.FromSeconds(1), exception.RetryAfter);
        Assert.Single(client.Service.Requests);
    }

    [Fact]
    public async Task A_waiting_call_can_be_cancelled_and_leaves_its_turn()
    {
        await using var client = new TestClient(options => options.Throttling.UsagePlans["completeServiceJobByServiceJobId"] = new() { RatePerSecond = 1, Burst = 1 });
        await client.Client.Jobs.CompleteAsync("first");
        using var cancellation = new CancellationTokenSource();
        var cancelled = client.Client.Jobs.CompleteAsync("cancelled", cancellationToken: cancellation.Token);
        var next = client.Client.Jobs.CompleteAsync("next");

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        client.Time.Advance(TimeSpan.FromSeconds(1));
        await next;

        Assert.Equal(2, client.Service.Requests.Count);
    }

    [Fact]
    public async Task The_rate_follows_the_services_header()
    {
        await using var client = new TestClient();
        client.Service.Then(HttpStatusCode.OK, "{}", ("x-amzn-RateLimit-Limit", "0.5"));
        await client.Client.Jobs.CompleteAsync("J");
        var limiter = await client.LimiterAsync(ServicesApiOperations.CompleteServiceJobByServiceJobId);
        while (limiter.AttemptAcquire().IsAcquired)
        {
        }

        for (var seconds = 0; seconds < 10; seconds += 2)
        {
            client.Time.Advance(TimeSpan.FromSeconds(2));
            Assert.True(limiter.AttemptAcquire().IsAcquired);
            Assert.False(limiter.AttemptAcquire().IsAcquired);
        }
    }

    [Fact]
    public async Task Amazons_sandbox_has_a_plan_of_its_own()
    {
        await using var client = new TestClient(options => options.UseAmazonSandbox = true);
        client.Service.Api = (_, _) => Task.FromResult(ScriptedService.Json(HttpStatusCode.OK, Job));
        _ = Enumerable.Range(0, 50).Select(_ => client.Client.Jobs.GetAsync("J")).ToArray();

        await QueuedAsync(client, ServicesApiOperations.GetServiceJobByServiceJobId, 50 - 15);
    }

    [Fact]
    public async Task A_plain_limiter_of_the_ecosystem_serves_as_well()
    {
        using var plain = new ConcurrencyLimiter(new() { PermitLimit = 1, QueueLimit = 0 });
        var factory = new Plain(plain);
        await using var client = new TestClient(build: builder => builder.Services.AddSingleton<IUsagePlanLimiterFactory>(factory));
        client.Service.Then(() => ScriptedService.QuotaExceeded(("Retry-After", "5")));

        var call = client.Client.Jobs.CompleteAsync("J");
        await Eventually.TrueAsync(() => client.Time.NextWait == TimeSpan.FromSeconds(5));

        Assert.Equal("completeServiceJobByServiceJobId", Assert.Single(factory.Scopes).Operation.Id);
        Assert.Equal(new UsagePlan(5, 20), factory.Scopes[0].UsagePlan);
        client.Time.Advance(TimeSpan.FromSeconds(5));
        await call;
    }

    [Fact]
    public async Task A_factory_of_limiters_that_fails_is_asked_again()
    {
        var factory = new FailsOnce();
        await using var client = new TestClient(build: builder => builder.Services.AddSingleton<IUsagePlanLimiterFactory>(factory));

        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => client.Client.Jobs.CompleteAsync("J"));
        await client.Client.Jobs.CompleteAsync("J");

        Assert.Single(client.Service.Requests);
    }

    private static async Task QueuedAsync(TestClient client, Operation operation, int count)
    {
        var limiter = await client.LimiterAsync(operation);
        await Eventually.TrueAsync(() => limiter.GetStatistics()!.CurrentQueuedCount == count);
    }

    private sealed class FailsOnce : IUsagePlanLimiterFactory
    {
        private bool _failed;

        public RateLimiter Create(UsagePlanScope scope)
        {
            if (!_failed)
            {
                _failed = true;
                throw new TimeZoneNotFoundException("scripted");
            }

            return new ConcurrencyLimiter(new() { PermitLimit = 1 });
        }
    }

    private sealed class Plain(RateLimiter limiter) : IUsagePlanLimiterFactory
    {
        public List<UsagePlanScope> Scopes { get; } = [];

        public RateLimiter Create(UsagePlanScope scope)
        {
            Scopes.Add(scope);
            return limiter;
        }
    }
}
