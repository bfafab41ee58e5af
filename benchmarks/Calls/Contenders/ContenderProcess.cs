using System.Diagnostics;
using System.Globalization;

namespace ServiceApi.Client.Benchmarks.Calls.Contenders;

/// <summary>A contender in a process of its own: what the compiler learns from one must not serve, or harm, another.</summary>
internal sealed class ContenderProcess : IMeasured, IAsyncDisposable
{
    public const string Argument = "contender";

    private readonly Process _process;

    private ContenderProcess(string name, Process process)
    {
        Name = name;
        _process = process;
    }

    public string Name { get; }

    public static ContenderProcess Start(string name, Uri service)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [Argument, name, service.ToString()]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        return new(name, Process.Start(start)!);
    }

    /// <summary>What the process does: it takes a sample for each line of its input, until that ends.</summary>
    public static async Task ServeAsync(string name, Uri service, TextReader input, TextWriter output)
    {
        using var contender = Contender.Of(name, service);
        while (await input.ReadLineAsync() is { } line && line.Split(';') is [var work, var calls])
        {
            var sample = await contender.TakeAsync(Work.All.Single(one => one.Name == work), int.Parse(calls, CultureInfo.InvariantCulture));
            await output.WriteLineAsync(sample.ToLine());
        }
    }

    public async Task<Sample> TakeAsync(Work work, int calls)
    {
        await _process.StandardInput.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{work.Name};{calls}"));
        return Sample.Parse(await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"The process of {Name} ended in the middle of {work.Name}."));
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
