using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ProofOfAppointment;
using ServiceApi.Client;
using ServiceApi.Client.Testing;

try
{
    var builder = Host.CreateApplicationBuilder();
    builder.Configuration.AddUserSecrets<Program>().AddEnvironmentVariables().AddCommandLine(args);
    builder.Logging.ClearProviders();
    var settings = builder.Configuration.GetSection("ServiceApi");
    builder.Services.AddServiceApiClient(settings);

    // Without settings, a sandbox in this process takes Amazon's place.
    await using var sandbox = settings.Exists() ? null : await ServiceApiSandbox.StartAsync();
    if (sandbox is not null)
    {
        builder.Services.Configure<ServiceApiClientOptions>(options => sandbox.Configure(options));
    }

    using var host = builder.Build();
    await host.StartAsync(); // checks the settings
    var client = host.Services.GetRequiredService<IServiceApiClient>();
    var stopping = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
    using var proof = sandbox is null ? Proof.Named(builder.Configuration) : await Proof.SampleAsync(client, sandbox, stopping);
    var documents = await Closing.CloseAsync(client, proof, stopping);
    if (sandbox is not null)
    {
        Console.WriteLine($"The sandbox has decrypted {documents.Count(document => proof.Holds(sandbox.Documents.Find(document.UploadDestinationId!)!))} of {documents.Count} documents, byte for byte.");
    }

    await host.StopAsync();
    return 0;
}
catch (Exception exception) when (exception is ServiceApiException or OptionsValidationException or ArgumentException or IOException)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
