using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Fleet;

/// <summary>
/// A PostgreSQL of one's own, started from the installed binaries in a temporary folder, on a free port of this machine alone. It is gone with whoever
/// started it, however that ends.
/// </summary>
internal sealed class PrivateCluster : IAsyncDisposable
{
    private const string User = "postgres"; // which the packages create, and whose name the superuser has, too
    private const int Attempts = 3; // a free port may be taken by another before it is used

    private const string Settings =
        """

        listen_addresses = '127.0.0.1'
        unix_socket_directories = ''
        max_connections = 200
        shared_buffers = 16MB
        fsync = off # a process that is killed loses nothing: only a machine that goes down would
        """;

    /// <summary>Waits for the end of its input, which comes with that of the process that has the other end; then kills all processes of the cluster, and deletes it.</summary>
    private const string Guard =
        """
        trap '' HUP INT TERM
        exec > /dev/null 2>&1
        cat
        found=1
        while [ $found ]; do
            found=
            for process in /proc/[0-9]*; do
                if [ "$process/cwd" -ef "$1/data" ]; then kill -9 "${process#/proc/}"; found=1; fi
            done
        done
        rm -rf "$1"
        """;

    private static readonly Lazy<string?> Binaries = new(FindBinaries);

    private readonly string _folder;
    private readonly Process _guard;
    private readonly PrivateClusterProcesses _processes;
    private int _port;

    private PrivateCluster(string folder)
    {
        _folder = folder;
        _processes = new(Data);
        _guard = Process.Start(new ProcessStartInfo("sh", ["-c", Guard, "guard", folder]) { RedirectStandardInput = true, WorkingDirectory = "/" })!;
    }

    /// <summary>Why no cluster can be started on this machine; null if one can.</summary>
    public static string? WhyNot =>
        !OperatingSystem.IsLinux() ? "A private PostgreSQL is started on Linux only"
        : Binaries.Value is null ? "PostgreSQL is not installed: initdb was not found, neither in PATH nor in /usr/lib/postgresql"
        : Environment.IsPrivilegedProcess && !File.ReadLines("/etc/passwd").Any(line => line.StartsWith(User + ':', StringComparison.Ordinal))
            ? $"PostgreSQL does not run as root, and there is no user {User} that it could run as"
        : null;

    /// <summary>Connects as the superuser.</summary>
    public string ConnectionString => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Username={User};Database=postgres");

    private string Data => Path.Combine(_folder, "data");

    public static async Task<PrivateCluster> StartAsync(CancellationToken cancellationToken = default)
    {
        if (WhyNot is { } reason)
        {
            throw new InvalidOperationException(reason);
        }

        var cluster = new PrivateCluster(Directory.CreateTempSubdirectory("cluster-").FullName);
        try
        {
            await cluster.CreateAsync(cancellationToken);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Kills all of its processes at once, as a crash of the machine would, and waits until they are gone.</summary>
    public async Task KillAsync()
    {
        await _processes.KillAsync();
        File.Delete(Path.Combine(Data, "postmaster.pid")); // its number may be another process's by now
    }

    /// <summary>Ends its connections and shuts it down.</summary>
    public Task StopAsync() => RunAsync(["pg_ctl", "stop", "-w", "-m", "fast", "-D", Data], default);

    /// <summary>Halts all of its processes: it hangs, and connections to it neither answer nor break.</summary>
    public Task PauseAsync() => _processes.PauseAsync();

    /// <summary>Lets all of its processes go on.</summary>
    public Task ResumeAsync() => _processes.ResumeAsync();

    /// <summary>Starts it again, with the same data on the same port, after it was stopped or killed; and waits until it accepts connections.</summary>
    public Task RestartAsync() => LaunchAsync(default);

    public async ValueTask DisposeAsync()
    {
        _guard.StandardInput.Close();
        await _guard.WaitForExitAsync();
        _guard.Dispose();
    }

    private static string? FindBinaries()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).ToList();
        const string Packages = "/usr/lib/postgresql";
        if (Directory.Exists(Packages))
        {
            folders.AddRange(Directory.EnumerateDirectories(Packages)
                .OrderByDescending(folder => double.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0)
                .Select(folder => Path.Combine(folder, "bin")));
        }

        // A link in PATH leads to where the others are.
        return folders.Select(folder => new FileInfo(Path.Combine(folder, "initdb")))
            .Where(program => program.Exists)
            .Select(program => Path.GetDirectoryName((program.ResolveLinkTarget(returnFinalTarget: true) ?? program).FullName))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder!, "pg_ctl")) && File.Exists(Path.Combine(folder!, "postgres")));
    }

    private static int FindFreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        if (Environment.IsPrivilegedProcess)
        {
            await FinishAsync(new ProcessStartInfo("chown", [User, _folder]), cancellationToken);
        }

        await RunAsync(["initdb", "-D", Data, "-U", User, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"], cancellationToken);
        await File.AppendAllTextAsync(Path.Combine(Data, "postgresql.conf"), Settings, cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            _port = FindFreePort();
            try
            {
                await LaunchAsync(cancellationToken);
                return;
            }
            catch (InvalidOperationException) when (attempt < Attempts)
            {
            }
        }
    }

    private Task LaunchAsync(CancellationToken cancellationToken) => RunAsync(
        ["pg_ctl", "start", "-w", "-D", Data, "-l", Path.Combine(_folder, "log"), "-o", string.Create(CultureInfo.InvariantCulture, $"-p {_port}")],
        cancellationToken);

    /// <summary>Runs one of PostgreSQL's programs, as a user that may not do much.</summary>
    private Task RunAsync(string[] command, CancellationToken cancellationToken)
    {
        string[] program = [Path.Combine(Binaries.Value!, command[0]), .. command[1..]];
        return FinishAsync(
            Environment.IsPrivilegedProcess ? new("runuser", ["-u", User, "--", .. program]) : new(program[0], program[1..]),
            cancellationToken);
    }

    private async Task FinishAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        start.WorkingDirectory = _folder;
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        await using var end = cancellationToken.Register(() => process.Kill(entireProcessTree: true));
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        cancellationToken.ThrowIfCancellationRequested();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', start.ArgumentList.Prepend(start.FileName))} failed: {await output}{await errors}");
        }
    }
}
