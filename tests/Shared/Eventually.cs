using System.Diagnostics;

namespace ServiceApi.Client.Tests.Shared;

/// <summary>Waits for what other threads are about to do. It returns as soon as it is so; the limit only ends a test that has failed.</summary>
internal static class Eventually
{
    private const int Looks = 200; // as often as it may without a pause; others need the processor too
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);

    public static async Task TrueAsync(Func<bool> condition)
    {
        var start = Stopwatch.GetTimestamp();
        for (var looks = 0; !condition(); looks++)
        {
            if (Stopwatch.GetElapsedTime(start) > Limit)
            {
                throw new TimeoutException("What the test waits for did not come.");
            }

            await (looks < Looks ? Task.CompletedTask : Task.Delay(Pause));
            await Task.Yield();
        }
    }
}
