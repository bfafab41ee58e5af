using System.Diagnostics;

namespace ServiceApi.Client.Benchmarks.Calls.Service;

/// <summary>The service in a process of its own, so that what is measured here is the client's alone.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    public const string Argument = "service";

    private readonly Process _process;

    private ServiceProcess(Process process, Uri endpoint)
    {
        _process = process;
        Endpoint = endpoint;
    }

    public Uri Endpoint { get; }

    public static async Task<ServiceProcess> StartAsync()
    {
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [Argument]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        return new(process, new(await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The service's process ended before it named its endpoint.")));
    }

    /// <summary>What the process does: it serves until its input ends.</summary>
    public static async Task ServeAsync()
    {
        await using var service = new CannedService();
        Console.WriteLine(service.Endpoint);
        await Console.In.ReadToEndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
