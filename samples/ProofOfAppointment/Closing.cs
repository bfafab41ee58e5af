using ServiceApi.Client;
using ServiceApi.Client.Models;

namespace ProofOfAppointment;

/// <summary>The closing of a job: its proof is uploaded, the appointment fulfilled, the job completed.</summary>
internal static class Closing
{
    public static async Task<IReadOnlyList<FulfillmentDocument>> CloseAsync(IServiceApiClient client, Proof proof, CancellationToken cancellationToken)
    {
        // Side by side: the client sends four at a time.
        var documents = await Task.WhenAll(proof.Files.Select(file => UploadAsync(client, file, cancellationToken)));

        var now = TimeProvider.System.GetUtcNow();
        var fulfillment = new SetAppointmentFulfillmentDataRequest
        {
            FulfillmentTime = new() { StartTime = now.AddHours(-2), EndTime = now.AddHours(-1) },
            AppointmentResources = [new() { ResourceId = proof.ResourceId }],
            FulfillmentDocuments = documents,
        };
        await client.Appointments.SetFulfillmentAsync(proof.JobId, proof.AppointmentId, fulfillment, cancellationToken: cancellationToken);
        Console.WriteLine($"Recorded the fulfilment of appointment {proof.AppointmentId} with {documents.Length} documents.");

        await client.Jobs.CompleteAsync(proof.JobId, cancellationToken: cancellationToken);
        var job = await client.Jobs.GetAsync(proof.JobId, cancellationToken: cancellationToken);
        Console.WriteLine($"Job {proof.JobId} is now {job.ServiceJobStatus}.");
        return documents;
    }

    private static async Task<FulfillmentDocument> UploadAsync(IServiceApiClient client, string file, CancellationToken cancellationToken)
    {
        var document = await client.Documents.UploadAsync(DocumentContent.FromFile(file), cancellationToken: cancellationToken);
        Console.WriteLine($"Uploaded {Path.GetFileName(file)} to destination {document.UploadDestinationId}.");
        return document;
    }
}
