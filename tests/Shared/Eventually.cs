using System.Diagnostics;

namespace ServiceApi.Client.Tests.Shared;

/// <summary>Waits for what other threads are about to do. It returns as soon as it is so; the limit only ends a test that has failed.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public static async Task TrueAsync(Func<bool> condition)
    {
        var start = Stopwatch.GetTimestamp();
        while (!condition())
        {
            if (Stopwatch.GetElapsedTime(start) > Limit)
            {
                throw new TimeoutException("What the test waits for did not come.");
            }

            await Task.Yield();
        }
    }
}
