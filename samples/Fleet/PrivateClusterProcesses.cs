using System.Globalization;
using System.Runtime.InteropServices;

namespace Fleet;

/// <summary>The processes of a cluster: those that work in its folder, as all of PostgreSQL's do.</summary>
internal sealed class PrivateClusterProcesses(string folder)
{
    private const int SigKill = 9, SigContinue = 18, SigStop = 19;
    private const char Halted = 'T';

    /// <summary>Kills them all, and waits until they are gone.</summary>
    public Task KillAsync() => SignalAsync(SigKill, _ => false);

    /// <summary>Halts them all, and waits until they are.</summary>
    public Task PauseAsync() => SignalAsync(SigStop, state => state == Halted);

    /// <summary>Lets them all go on.</summary>
    public Task ResumeAsync() => SignalAsync(SigContinue, state => state != Halted);

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Signal(int process, int signal);

    /// <summary>Signals them, also those that are started meanwhile, until none is left that has not come to the state.</summary>
    private async Task SignalAsync(int signal, Func<char, bool> isThere)
    {
        while (Find().Where(process => !isThere(process.State)).ToList() is { Count: > 0 } others)
        {
            others.ForEach(process => _ = Signal(process.Id, signal));
            await Task.Delay(1);
        }
    }

    private IEnumerable<(int Id, char State)> Find() =>
        from process in Directory.EnumerateDirectories("/proc")
        where char.IsAsciiDigit(Path.GetFileName(process)[0]) && IsOurs(process)
        let state = StateOf(process)
        where state is not null
        select (int.Parse(Path.GetFileName(process), CultureInfo.InvariantCulture), state.Value);

    /// <summary>Whether a process works in the folder. One that has ended does not, even if nobody has asked for its exit code yet.</summary>
    private bool IsOurs(string process)
    {
        try
        {
            return new FileInfo(Path.Combine(process, "cwd")).LinkTarget == folder;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static char? StateOf(string process)
    {
        try
        {
            var line = File.ReadAllText(Path.Combine(process, "stat"));
            return line[line.LastIndexOf(')') + 2];
        }
        catch (IOException)
        {
            return null;
        }
    }
}
