using System.Globalization;
using ServiceApi.Client.Benchmarks.Calls.Contenders;

namespace ServiceApi.Client.Benchmarks.Calls;

/// <summary>Rounds in which the contenders take turns, so that whatever else the machine does meets them all.</summary>
internal static class CallsComparison
{
    /// <param name="settings">How large the run is.</param>
    /// <param name="contenders">Who is compared, the floor first.</param>
    /// <param name="output">Where the table goes.</param>
    public static async Task<IReadOnlyList<CallsResult>> RunAsync(CallsSettings settings, IReadOnlyList<IMeasured> contenders, TextWriter output)
    {
        var results = new List<CallsResult>();
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{settings.Rounds} rounds of {settings.Calls} calls, one after another\n"));
        await output.WriteLineAsync(CallsResult.Header);
        foreach (var work in Work.All)
        {
            foreach (var result in await MeasureAsync(work, contenders, settings))
            {
                await output.WriteLineAsync(result.ToRow());
                results.Add(result);
            }
        }

        return results;
    }

    private static async Task<IEnumerable<CallsResult>> MeasureAsync(Work work, IReadOnlyList<IMeasured> contenders, CallsSettings settings)
    {
        var samples = contenders.ToDictionary(contender => contender, _ => new List<Sample>());
        foreach (var contender in contenders)
        {
            await contender.TakeAsync(work, settings.WarmUp);
        }

        for (var round = 0; round < settings.Rounds; round++)
        {
            // There and back, so that nobody always comes first.
            foreach (var contender in round % 2 == 0 ? contenders : contenders.Reverse())
            {
                samples[contender].Add(await contender.TakeAsync(work, settings.Calls));
            }
        }

        return contenders.Select(contender => CallsResult.Of(work.Name, contender.Name, samples[contender], samples[contenders[0]]));
    }
}
