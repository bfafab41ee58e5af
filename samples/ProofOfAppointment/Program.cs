using Microsoft.Extensions.DependencyInjection;
using ProofOfAppointment;
using ServiceApi.Client;
using ServiceApi.Client.Testing;

// A sandbox in this process takes Amazon's place. An app of yours has settings instead: docs/getting-started.md.
await using var sandbox = await ServiceApiSandbox.StartAsync();
var jobId = sandbox.Jobs.Seed(1)[0];
sandbox.Resources.Add("TECHNICIAN-1");

var services = new ServiceCollection();
services.AddServiceApiClient(sandbox.Configure);
await using var provider = services.BuildServiceProvider();
var client = provider.GetRequiredService<IServiceApiClient>();

var tomorrow = TimeProvider.System.GetUtcNow().AddDays(1);
var appointment = await client.Appointments.AddAsync(jobId, new() { StartTime = tomorrow, DurationInMinutes = 60 });
using var files = await SampleFiles.WriteAsync();
var documents = await Closing.CloseAsync(client, jobId, appointment.AppointmentId!, "TECHNICIAN-1", files.Paths);

var whole = documents.Count(document => files.Hold(sandbox.Documents.Find(document.UploadDestinationId!)!.Upload!.Content));
Console.WriteLine($"The sandbox has decrypted {whole} of {documents.Count} documents, byte for byte.");
