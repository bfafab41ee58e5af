using System.Threading.RateLimiting;
using ServiceApi.Client.Throttling;

namespace ServiceApi.Client.Tests.Throttling;

internal static class BucketExtensions
{
    /// <summary>Takes what there is, on a network on which every request is answered at once.</summary>
    public static int TakeAll(this UsagePlanBucket bucket)
    {
        var taken = 0;
        while (bucket.AttemptAcquire() is { IsAcquired: true } permit)
        {
            bucket.ConfirmArrival(permit);
            taken++;
        }

        return taken;
    }

    /// <summary>Takes permits for requests that are not answered yet.</summary>
    public static RateLimitLease[] Send(this UsagePlanBucket bucket, int requests)
    {
        var permits = Enumerable.Range(0, requests).Select(_ => bucket.AttemptAcquire()).ToArray();
        Assert.All(permits, permit => Assert.True(permit.IsAcquired));
        return permits;
    }
}
