using System.Diagnostics;
using System.Globalization;
using System.Net.NetworkInformation;

namespace ServiceApi.Client.Faults.Tests.Watching;

/// <summary>What this process holds at an instant.</summary>
/// <param name="Minutes">How long after the beginning.</param>
/// <param name="WorkingSet">Its memory, in MiB.</param>
/// <param name="Heap">Managed memory that is in use, in MiB, garbage not counted.</param>
/// <param name="Handles">Open files, sockets and the like.</param>
/// <param name="Threads">Threads.</param>
/// <param name="Sockets">Connections to the service, in whatever state.</param>
/// <param name="Calls">How many calls have ended so far.</param>
internal sealed record ProcessSample(double Minutes, double WorkingSet, double Heap, double Handles, double Threads, double Sockets, long Calls)
{
    private const double MiB = 1024 * 1024;

    public static string Header =>
        """
        | minute | working set, MiB | heap, MiB | handles | threads | sockets | calls |
        |---|---|---|---|---|---|---|
        """;

    public static ProcessSample Take(TimeSpan since, int port, long calls)
    {
        var heap = GC.GetTotalMemory(forceFullCollection: true) / MiB;
        using var process = Process.GetCurrentProcess();
        return new(since.TotalMinutes, process.WorkingSet64 / MiB, heap, process.HandleCount, process.Threads.Count, CountSockets(port, _ => true), calls);
    }

    /// <summary>How many connections there are to a port of this machine.</summary>
    public static int CountSockets(int port, Func<TcpState, bool> counts) =>
        IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpConnections().Count(connection => connection.RemoteEndPoint.Port == port && counts(connection.State));

    public string ToRow() => string.Create(CultureInfo.InvariantCulture, $"| {Minutes:F2} | {WorkingSet:F1} | {Heap:F2} | {Handles:F0} | {Threads:F0} | {Sockets:F0} | {Calls} |");
}
