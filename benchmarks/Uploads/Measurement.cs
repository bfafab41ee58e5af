using System.Diagnostics;
using System.Globalization;

namespace Uploads;

/// <summary>What a piece of work took of this process.</summary>
internal sealed record Measurement(TimeSpan Elapsed, TimeSpan Processor, long Allocated)
{
    public static async Task<Measurement> TakeAsync(Func<Task> work)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using var process = Process.GetCurrentProcess();
        var (processor, allocated, start) = (process.TotalProcessorTime, GC.GetTotalAllocatedBytes(precise: true), Stopwatch.GetTimestamp());
        await work();
        process.Refresh();
        return new(Stopwatch.GetElapsedTime(start), process.TotalProcessorTime - processor, GC.GetTotalAllocatedBytes(precise: true) - allocated);
    }

    /// <summary>The median of each figure.</summary>
    public static Measurement Median(IReadOnlyList<Measurement> all) =>
        new(
            all.Select(one => one.Elapsed).Order().ElementAt(all.Count / 2),
            all.Select(one => one.Processor).Order().ElementAt(all.Count / 2),
            all.Select(one => one.Allocated).Order().ElementAt(all.Count / 2));

    public string Describe(int uploads, long length) => string.Create(
        CultureInfo.InvariantCulture,
        $"{SampleFile.MiB(uploads * length) / Elapsed.TotalSeconds,6:0} MiB/s, {Processor.TotalMilliseconds / uploads,6:0.0} ms of processor, {Allocated / 1024.0 / uploads,7:0.0} KiB allocated an upload");
}
