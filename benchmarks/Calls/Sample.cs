using ServiceApi.Client.Benchmarks.Calls.Contenders;

namespace ServiceApi.Client.Benchmarks.Calls;

/// <summary>What one call took of this process, on the average of a round.</summary>
/// <param name="Microseconds">The processor's time on all threads, in microseconds.</param>
/// <param name="Bytes">The bytes allocated on all threads.</param>
internal readonly record struct Sample(double Microseconds, double Bytes)
{
    public static async Task<Sample> TakeAsync(Work work, Contender contender, int calls)
    {
        // Nobody pays for what others have left.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var (bytes, processor) = (GC.GetTotalAllocatedBytes(precise: true), Environment.CpuUsage.TotalTime);
        for (var call = 0; call < calls; call++)
        {
            await work.RunAsync(contender);
        }

        processor = Environment.CpuUsage.TotalTime - processor;
        return new(processor.TotalMicroseconds / calls, (double)(GC.GetTotalAllocatedBytes(precise: true) - bytes) / calls);
    }
}
