using Microsoft.Extensions.DependencyInjection;
using ServiceApi.Client;
using ServiceApi.Client.Testing;

// A sandbox in this process takes Amazon's place. An app of yours has settings instead: docs/getting-started.md.
await using var sandbox = await ServiceApiSandbox.StartAsync();
var jobId = sandbox.Jobs.Seed(1)[0];
sandbox.Resources.Seed();
sandbox.Resources.Add("TECHNICIAN-1");

var services = new ServiceCollection();
services.AddServiceApiClient(sandbox.Configure);
await using var provider = services.BuildServiceProvider();
var appointments = provider.GetRequiredService<IServiceApiClient>().Appointments;

var now = TimeProvider.System.GetUtcNow();
var report = await appointments.GetSlotsAsync(jobId, new() { MarketplaceId = Marketplace.UnitedStates.Id, StartTime = now, EndTime = now.AddDays(14) });
var free = report.AppointmentSlots!.Where(slot => slot.Capacity > 0).Select(slot => slot.StartTime!.Value).ToList();
Console.WriteLine($"{free.Count} slots are free.");

var made = await appointments.AddAsync(jobId, new() { StartTime = free[0], DurationInMinutes = 60 });
Console.WriteLine("Added an appointment for the first of them.");

// The appointment that takes its place has another id, and nobody is assigned to it.
var moved = await appointments.RescheduleAsync(jobId, made.AppointmentId!, new() { StartTime = free[^1], DurationInMinutes = 60 }, "CUSTOMER_REQUEST");
Console.WriteLine($"Rescheduled it to the last one, {free[^1] - free[0]:d\\.hh\\:mm} later.");

var assigned = await appointments.AssignResourcesAsync(jobId, moved.AppointmentId!, ["TECHNICIAN-1"]);
Console.WriteLine($"Assigned TECHNICIAN-1, with {assigned.Payload?.Warnings?.Count ?? 0} warnings.");
