using Microsoft.Extensions.DependencyInjection;
using OwnOperation;
using ServiceApi.Client.Testing;

await using var sandbox = await ServiceApiSandbox.StartAsync();

// The sandbox does not know the operation: it refuses the first request, and then answers what it is told.
sandbox.Faults.Add(new Fault { When = IsOwn, StatusCode = 503 });
sandbox.Faults.Add(new Fault
{
    When = IsOwn,
    Times = Fault.Always,
    StatusCode = 200,
    Body = """{"payload":[{"marketplace":{"id":"ATVPDKIKX0DER","countryCode":"US"},"storeName":"Nimble Repairs"}]}"""u8.ToArray(),
});

var services = new ServiceCollection();
services.AddServiceApiClient(sandbox.Configure).AddOperations<ISellersApi>(SellersJson.Default);
await using var provider = services.BuildServiceProvider();

var sellers = provider.GetRequiredService<ISellersApi>();
foreach (var participation in (await sellers.GetMarketplaceParticipationsAsync()).Payload ?? [])
{
    Console.WriteLine($"{participation.StoreName} sells in {participation.Marketplace?.CountryCode} ({participation.Marketplace?.Id})");
}

Console.WriteLine($"It took {sandbox.Requests.Count(IsOwn)} requests, each with the account's token.");

static bool IsOwn(RecordedRequest request) => request.Path == "/sellers/v1/marketplaceParticipations" && request.Headers.ContainsKey("x-amz-access-token");
