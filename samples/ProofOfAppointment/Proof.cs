using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using ServiceApi.Client;
using ServiceApi.Client.Testing;

namespace ProofOfAppointment;

/// <summary>What was done, by whom, and the files that prove it.</summary>
internal sealed record Proof(string JobId, string AppointmentId, string ResourceId, IReadOnlyList<string> Files) : IDisposable
{
    private string? Folder { get; init; }

    /// <summary>A proof of the user's own.</summary>
    public static Proof Named(IConfiguration configuration) =>
        new(Given(configuration, "job"), Given(configuration, "appointment"), Given(configuration, "resource"), Directory.GetFiles(Given(configuration, "files")));

    /// <summary>Two photos and a receipt for an appointment that is made up for the purpose.</summary>
    public static async Task<Proof> SampleAsync(IServiceApiClient client, ServiceApiSandbox sandbox, CancellationToken cancellationToken)
    {
        const string Technician = "TECHNICIAN-1";
        var job = sandbox.Jobs.Seed(1)[0];
        sandbox.Resources.Add(Technician);
        var start = TimeProvider.System.GetUtcNow().AddDays(1);
        var appointment = await client.Appointments.AddAsync(job, new() { StartTime = start, DurationInMinutes = 60 }, cancellationToken: cancellationToken);

        var folder = Directory.CreateTempSubdirectory("proof-").FullName;
        await WriteAsync(folder, "before.jpg", [0xFF, 0xD8, 0xFF, 0xE0], 2_000_000, cancellationToken);
        await WriteAsync(folder, "after.png", [0x89, .. "PNG\r\n\u001A\n"u8], 3_500_000, cancellationToken);
        await WriteAsync(folder, "receipt.pdf", "%PDF-1.7\n"u8.ToArray(), 40_000, cancellationToken);
        return new(job, appointment.AppointmentId!, Technician, Directory.GetFiles(folder)) { Folder = folder };
    }

    /// <summary>Whether what was uploaded is one of the files.</summary>
    public bool Holds(SandboxUploadDestination destination) =>
        Files.Any(file => File.ReadAllBytes(file).AsSpan().SequenceEqual(destination.Upload!.Content.Span));

    public void Dispose()
    {
        if (Folder is not null)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private static string Given(IConfiguration configuration, string name) =>
        configuration[name] ?? throw new ArgumentException("Say what to close: --job ID --appointment ID --resource ID --files FOLDER.");

    private static Task WriteAsync(string folder, string name, byte[] firstBytes, int length, CancellationToken cancellationToken) =>
        File.WriteAllBytesAsync(Path.Combine(folder, name), [.. firstBytes, .. RandomNumberGenerator.GetBytes(length - firstBytes.Length)], cancellationToken);
}
