using Microsoft.Extensions.DependencyInjection;
using ServiceApi.Client.Testing;
using ServiceApi.Client.Throttling;

namespace ServiceApi.Client.Extend.Tests.DependencyInjection;

/// <summary>One app, both services, two accounts at each, the accounts' names being the same at both.</summary>
public sealed class MixedUseTests : IAsyncLifetime
{
    private static readonly string[] Names = ["north", "south"];

    private readonly List<UsagePlanScope> _limited = [];
    private ServiceApiSandbox _sandbox = null!;
    private ServiceProvider _services = null!;

    public async ValueTask InitializeAsync()
    {
        _sandbox = await ServiceApiSandbox.StartAsync(new()
        {
            Accounts = [.. Names.Select(name => new SandboxAccount { ClientId = name })],
            ExtendAccounts = [.. Names.Select(name => new SandboxExtendAccount { ClientId = name, PrivateKey = name })],
        });
        _sandbox.Jobs.Seed(2);
        var services = new ServiceCollection();
        services.AddSingleton<IUsagePlanLimiterFactory>(new Observed(_limited));
        foreach (var (amazon, extend) in _sandbox.Accounts.Zip(_sandbox.ExtendAccounts))
        {
            services.AddServiceApiClient(amazon.ClientId, options => _sandbox.Configure(options, amazon))
                .AddExtend(options =>
                {
                    _sandbox.Configure(options, extend);
                    options.Throttling.UsagePlans["updateRepair"] = new() { RatePerSecond = 100, Burst = 100 };
                });
        }

        _services = services.BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _sandbox.DisposeAsync();
    }

    [Fact]
    public async Task No_token_and_no_bucket_is_shared()
    {
        var jobs = _sandbox.Jobs.All.Select(job => job.Id).ToList();
        var orders = _sandbox.ExtendAccounts.ToDictionary(account => account.ClientId, account => _sandbox.ServiceOrders.Add(SandboxServiceOrderKind.Depot, account: account).Id);

        await Task.WhenAll(Enumerable.Range(0, 10).SelectMany(_ => Names).SelectMany(name => (Task[])
        [
            Amazon(name).Jobs.GetAsync(jobs[0]),
            Extend(name).ServiceOrders.UpdateRepairAsync(orders[name], new ProductReceivedEvent()),
        ]));

        Assert.Equal(2, _sandbox.Tokens.IssuedCount);
        Assert.Equal(2, _sandbox.ExtendTokens.IssuedCount);
        foreach (var (amazon, extend) in _sandbox.Accounts.Zip(_sandbox.ExtendAccounts))
        {
            Assert.Equal(10, _sandbox.Requests.Of("getServiceJobByServiceJobId").Count(request => request.Account == amazon && request.StatusCode == 200));
            Assert.Equal(10, _sandbox.Requests.Of("updateRepair").Count(request => request.ExtendAccount == extend && request.StatusCode == 200));
        }

        Assert.Equal(
            ["getServiceJobByServiceJobId of north", "getServiceJobByServiceJobId of south", "updateRepair of north", "updateRepair of south"],
            _limited.Select(scope => $"{scope.Operation} of {scope.Account}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_plan_that_is_used_up_holds_up_nobody_else()
    {
        var order = _sandbox.ServiceOrders.Add(SandboxServiceOrderKind.Depot, account: _sandbox.ExtendAccounts[0]).Id;
        var others = _sandbox.ServiceOrders.Add(SandboxServiceOrderKind.Depot, account: _sandbox.ExtendAccounts[1]).Id;
        _sandbox.Faults.Add(new Fault { Operation = "updateRepair", StatusCode = 429, RetryAfter = TimeSpan.FromMinutes(30), When = request => request.Path.Contains(order.ToString("D"), StringComparison.Ordinal) });

        await Assert.ThrowsAsync<ServiceApiThrottledException>(() => Extend("north").ServiceOrders.UpdateRepairAsync(order, new ProductReceivedEvent()));

        await Extend("south").ServiceOrders.UpdateRepairAsync(others, new ProductReceivedEvent(), CallOptions.NoQueueing);
        await Amazon("north").Jobs.GetAsync(_sandbox.Jobs.All[0].Id, CallOptions.NoQueueing);
        await Assert.ThrowsAsync<ServiceApiThrottledException>(() => Extend("north").ServiceOrders.UpdateRepairAsync(order, new ProductReceivedEvent(), CallOptions.NoQueueing));
    }

    private IServiceApiClient Amazon(string name) => _services.GetRequiredKeyedService<IServiceApiClient>(name);

    private IExtendClient Extend(string name) => _services.GetRequiredKeyedService<IExtendClient>(name);

    private sealed class Observed(List<UsagePlanScope> scopes) : IUsagePlanLimiterFactory
    {
        public System.Threading.RateLimiting.RateLimiter Create(UsagePlanScope scope)
        {
            lock (scopes)
            {
                scopes.Add(scope);
            }

            return new System.Threading.RateLimiting.TokenBucketRateLimiter(new()
            {
                TokenLimit = scope.UsagePlan.Burst,
                TokensPerPeriod = 1,
                ReplenishmentPeriod = TimeSpan.FromMinutes(1),
                QueueLimit = 1000,
            });
        }
    }
}
