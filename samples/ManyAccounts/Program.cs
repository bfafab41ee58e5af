using ManyAccounts;
using Microsoft.Extensions.DependencyInjection;
using ServiceApi.Client;
using ServiceApi.Client.Testing;

// A sandbox in this process takes Amazon's place. An app of yours has settings instead: docs/accounts.md.
SandboxAccount Account(string name) => new() { RefreshToken = $"Atzr|{name}" };
var (berlin, boston, paris) = (Account("berlin"), Account("boston"), Account("paris"));
await using var sandbox = await ServiceApiSandbox.StartAsync(new() { Accounts = [berlin, boston, paris] });
sandbox.Jobs.Seed(3, Marketplace.Germany.Id);
sandbox.Jobs.Seed(5, Marketplace.UnitedStates.Id);
sandbox.Jobs.Seed(7, Marketplace.France.Id);

// Accounts that are known when the app starts have a name, and are keyed services under it.
var services = new ServiceCollection();
services.AddServiceApiClient("berlin", options => sandbox.Configure(options, berlin));
services.AddServiceApiClient("boston", options => sandbox.Configure(options, boston));
services.AddSingleton<Desk>();
await using var provider = services.BuildServiceProvider();
await provider.GetRequiredService<Desk>().CountAsync();

// An account that is known only now, since a customer has just signed up, say.
var factory = provider.GetRequiredService<IServiceApiClientFactory>();
var client = factory.GetOrAdd("paris", options => sandbox.Configure(options, paris));
Console.WriteLine($"paris: {await Desk.CountAsync(client, Marketplace.France)} jobs");
Console.WriteLine($"The same client again: {ReferenceEquals(client, factory.GetOrAdd("paris", _ => { }))}");

Console.WriteLine($"{sandbox.Tokens.IssuedCount} accounts, a token each.");
factory.Remove("paris");
