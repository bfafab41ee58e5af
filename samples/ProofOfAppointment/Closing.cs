using ServiceApi.Client;
using ServiceApi.Client.Models;

namespace ProofOfAppointment;

/// <summary>The closing of a job: its proof is uploaded, the appointment fulfilled, the job completed.</summary>
internal static class Closing
{
    public static async Task<IReadOnlyList<FulfillmentDocument>> CloseAsync(IServiceApiClient client, string jobId, string appointmentId, string technicianId, IReadOnlyList<string> files)
    {
        // Side by side: the client sends four at a time.
        var documents = await Task.WhenAll(files.Select(file => UploadAsync(client, file)));

        var now = TimeProvider.System.GetUtcNow();
        await client.Appointments.SetFulfillmentAsync(jobId, appointmentId, new()
        {
            FulfillmentTime = new() { StartTime = now.AddHours(-2), EndTime = now.AddHours(-1) },
            AppointmentResources = [new() { ResourceId = technicianId }],
            FulfillmentDocuments = documents,
        });
        Console.WriteLine($"Recorded the fulfilment of appointment {appointmentId} with {documents.Length} documents.");

        await client.Jobs.CompleteAsync(jobId);
        var job = await client.Jobs.GetAsync(jobId);
        Console.WriteLine($"Job {jobId} is now {job.ServiceJobStatus}.");
        return documents;
    }

    private static async Task<FulfillmentDocument> UploadAsync(IServiceApiClient client, string file)
    {
        var document = await client.Documents.UploadAsync(DocumentContent.FromFile(file));
        Console.WriteLine($"Uploaded {Path.GetFileName(file)} to destination {document.UploadDestinationId}.");
        return document;
    }
}
