using System.Diagnostics;
using System.Runtime;

namespace ServiceApi.Client.Benchmarks.Startup;

/// <summary>A program that asks for one job and ends.</summary>
internal sealed record StartupProgram(string Name, Func<Service, Task<string?>> AskAsync)
{
    public static StartupProgram Library { get; } = new("library", Startup.Library.AskAsync);

    public static StartupProgram Floor { get; } = new("floor", Startup.Floor.AskAsync);

    public static IReadOnlyList<StartupProgram> All { get; } = [Floor, new("floor-with-factory", Startup.Floor.AskByFactoryAsync), Library];

    /// <summary>Is the program, in this process.</summary>
    public async Task<StartupResult> RunAsync(Service service)
    {
        var start = Stopwatch.GetTimestamp();
        if (await AskAsync(service) != service.JobId)
        {
            throw new InvalidOperationException($"{Name} was given another job than it asked for.");
        }

        return new(
            0,
            Stopwatch.GetElapsedTime(start).TotalMilliseconds,
            JitInfo.GetCompiledMethodCount(),
            JitInfo.GetCompilationTime().TotalMilliseconds);
    }

    /// <summary>Starts the program as a process of its own.</summary>
    public async Task<StartupResult> StartAsync(string executable, Service service)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(executable, [Name, .. service.ToArguments()]) { RedirectStandardOutput = true })!;
        var line = await process.StandardOutput.ReadLineAsync();
        var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? StartupResult.Parse(line!, elapsed) : throw new InvalidOperationException($"{Name} failed.");
    }
}
