using Microsoft.Extensions.DependencyInjection;
using ServiceApi.Client.Contract;

namespace ServiceApi.Client.Acceptance.Tests.Throttling;

public sealed class HandlerRenewalTests
{
    [Fact]
    public async Task Handler_chains_that_are_renewed_change_neither_bucket_nor_token()
    {
        const string GetJob = "getServiceJobByServiceJobId";
        var chains = 0;
        await using var app = await App.StartAsync(
            options => options.Throttling.UsagePlans[GetJob] = new() { RatePerSecond = 0.001, Burst = 3 },
            new() { UsagePlans = new Dictionary<string, UsagePlan> { [GetJob] = new(0.001, 3) } },
            builder => builder.HttpClient
                .SetHandlerLifetime(TimeSpan.FromSeconds(1))
                .AddHttpMessageHandler(() =>
                {
                    chains++;
                    return new PassingHandler();
                }));
        app.Sandbox.Jobs.Add("""{"serviceJobId":"J"}""");
        await app.Client.Jobs.GetAsync("J", CallOptions.NoQueueing);
        await app.Client.Jobs.GetAsync("J", CallOptions.NoQueueing);

        // The factory's lifetime is the one clock that cannot be given
        var factory = app.Services.GetRequiredService<IHttpClientFactory>();
        for (var tries = 0; chains == 1 && tries < 200; tries++)
        {
            await Task.Delay(50);
            factory.CreateClient("ServiceApi.Client").Dispose();
        }

        Assert.Equal(2, chains);
        await app.Client.Jobs.GetAsync("J", CallOptions.NoQueueing);
        await Assert.ThrowsAsync<ServiceApiThrottledException>(() => app.Client.Jobs.GetAsync("J", CallOptions.NoQueueing));
        Assert.Equal(1, app.Sandbox.Tokens.IssuedCount);
    }

    private sealed class PassingHandler : DelegatingHandler;
}
