using ServiceApi.Client.Testing;

namespace Quickstart;

/// <summary>A sandbox with 45 jobs and a reservation, and with answers that take as long as they do over the internet.</summary>
internal static class SampleSandbox
{
    public const string ReservationId = "sample-reservation";

    public static async Task<ServiceApiSandbox> StartAsync()
    {
        var sandbox = await ServiceApiSandbox.StartAsync(new ServiceApiSandboxOptions { Latency = TimeSpan.FromMilliseconds(150) });
        sandbox.Jobs.Seed(45);
        sandbox.Reservations.Add(ReservationId);
        return sandbox;
    }
}
