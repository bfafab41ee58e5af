using System.Globalization;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Testing;

namespace ServiceApi.Client.Benchmarks.Startup;

/// <summary>The service in this process; every program in one of its own, which is started anew for each measurement.</summary>
internal static class StartupBenchmark
{
    /// <param name="rounds">How often each program is measured, in turn with the others.</param>
    /// <param name="measure">Measures one of them.</param>
    /// <param name="output">Where the table goes.</param>
    public static async Task<IReadOnlyDictionary<string, StartupResult>> RunAsync(
        int rounds, Func<StartupProgram, Service, Task<StartupResult>> measure, TextWriter output)
    {
        await using var sandbox = await ServiceApiSandbox.StartAsync(new() { UsagePlans = new Dictionary<string, UsagePlan> { [ServicesApiOperations.GetServiceJobByServiceJobId.Id] = new(1000, 1000) } });
        var service = Service.Of(sandbox);
        var results = StartupProgram.All.ToDictionary(program => program, _ => new List<StartupResult>());
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var program in StartupProgram.All)
            {
                var result = await measure(program, service);
                if (round > 0) // the first one reads the files from disk, and compiles the service
                {
                    results[program].Add(result);
                }
            }
        }

        var medians = results.ToDictionary(pair => pair.Key.Name, pair => StartupResult.Median(pair.Value));
        await output.WriteLineAsync(StartupResult.Header);
        foreach (var (program, median) in medians)
        {
            await output.WriteLineAsync(median.ToRow(program));
        }

        var ratios = results[StartupProgram.Library].Zip(results[StartupProgram.Floor], (ours, floor) => ours.Milliseconds / floor.Milliseconds);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"\nlibrary to floor, the median of {rounds} rounds: {ratios.Order().ElementAt(rounds / 2):F2}"));
        return medians;
    }
}
