using ServiceApi.Client.Testing;

namespace Quickstart;

/// <summary>A sandbox with 45 jobs, their stores, a new technician, and answers that take as long as they do over the internet.</summary>
internal static class SampleSandbox
{
    public const string Technician = "TECHNICIAN-NEW";

    public static async Task<ServiceApiSandbox> StartAsync()
    {
        var sandbox = await ServiceApiSandbox.StartAsync(new ServiceApiSandboxOptions { Latency = TimeSpan.FromMilliseconds(150) });
        sandbox.Jobs.Seed(45);
        sandbox.Resources.Seed();
        sandbox.Resources.Add(Technician);
        return sandbox;
    }
}
