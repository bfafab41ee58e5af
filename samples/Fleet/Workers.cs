using System.Diagnostics;

namespace Fleet;

/// <summary>The worker processes. They end when their standard input does, and so with this process, however it ends.</summary>
internal sealed class Workers : IAsyncDisposable
{
    private readonly List<Process> _processes = [];

    public void Start(WorkerSettings settings)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true };
        settings.Write(start);
        _processes.Add(Process.Start(start)!);
    }

    /// <summary>Kills some of them, without a chance to say so.</summary>
    public void Kill(int count) => _processes.Take(count).ToList().ForEach(process => process.Kill());

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
        {
            process.StandardInput.Close();
        }

        foreach (var process in _processes)
        {
            await process.WaitForExitAsync(CancellationToken.None);
            process.Dispose();
        }
    }
}
