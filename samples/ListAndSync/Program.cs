using ListAndSync;
using Microsoft.Extensions.DependencyInjection;
using ServiceApi.Client;
using ServiceApi.Client.Testing;

// A sandbox in this process takes Amazon's place. An app of yours has settings instead: docs/getting-started.md.
await using var sandbox = await ServiceApiSandbox.StartAsync();
var jobs = sandbox.Jobs.Seed(400);

var services = new ServiceCollection();
services.AddServiceApiClient(sandbox.Configure);
await using var provider = services.BuildServiceProvider();

var file = Path.GetTempFileName();
var sync = new Sync(provider.GetRequiredService<IServiceApiClient>(), new CheckpointFile(file));

var first = await sync.RunAsync(mostPages: 12);
Console.WriteLine($"The first sync stopped after {first} jobs, as an app does that crashes.");

var rest = await sync.RunAsync();
Console.WriteLine($"It was taken up at its checkpoint: {rest} jobs more, and {sync.Saved.Count} of {jobs.Count} are saved.");

sandbox.Jobs.Update(jobs[7], job => job["serviceJobStatus"] = "CANCELLED");
using var timer = new PeriodicTimer(TimeSpan.FromSeconds(0.5)); // an app would take a minute, say
await timer.WaitForNextTickAsync();
var changed = await sync.RunAsync();
Console.WriteLine($"The next sync found what had changed since: {changed} job, which is now {sync.Saved[jobs[7]]}.");
File.Delete(file);
