using System.Diagnostics;
using ServiceApi.Client.Tests.Shared;

namespace ServiceApi.Client.Samples.Tests;

/// <summary>A program under <c>samples</c>, as the build has left it.</summary>
internal static class Sample
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2); // only ends a run that has failed

    // Where this assembly lies, those of the samples lie beside it: artifacts/bin/NAME/CONFIGURATION.
    private static readonly DirectoryInfo Own = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    public static IEnumerable<string> Folders =>
        new DirectoryInfo(Path.Combine(Repository.Root, "samples")).EnumerateDirectories().Select(folder => folder.Name);

    /// <summary>Runs it from its beginning to its end, in an environment without an account.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string name)
    {
        var emptyFolder = Directory.CreateTempSubdirectory("samples-");
        try
        {
            using var limit = new CancellationTokenSource(Limit);
            using var process = Process.Start(Describe(name, emptyFolder.FullName))!;
            var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
            await using (limit.Token.Register(() => process.Kill(entireProcessTree: true)))
            {
                await process.WaitForExitAsync(CancellationToken.None);
            }

            return (process.ExitCode, await output, await errors);
        }
        finally
        {
            emptyFolder.Delete(recursive: true);
        }
    }

    private static ProcessStartInfo Describe(string name, string emptyFolder)
    {
        var folder = Path.Combine(Own.Parent!.Parent!.FullName, name, Own.Name);
        var start = new ProcessStartInfo(Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name))
        {
            WorkingDirectory = emptyFolder, // no appsettings.json of somebody's
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var setting in start.Environment.Keys.Where(IsSetting).ToList())
        {
            start.Environment.Remove(setting);
        }

        start.Environment["APPDATA"] = emptyFolder; // where user secrets are looked for: those of the developer name a real account
        return start;
    }

    private static bool IsSetting(string variable) =>
        variable.StartsWith("ServiceApi__", StringComparison.OrdinalIgnoreCase) || variable.StartsWith("Extend__", StringComparison.OrdinalIgnoreCase);
}
