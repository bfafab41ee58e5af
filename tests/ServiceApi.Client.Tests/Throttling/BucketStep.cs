namespace ServiceApi.Client.Tests.Throttling;

/// <summary>Something that happens to a bucket.</summary>
internal abstract record BucketStep
{
    internal sealed record Arrivals(int Count, TimeSpan MaxWait, bool AtHead) : BucketStep;

    internal sealed record Passing(TimeSpan Time) : BucketStep;

    internal sealed record Cancellation(int Index) : BucketStep;

    internal sealed record Rate(double PerSecond) : BucketStep;

    internal sealed record Penalty(TimeSpan Delay) : BucketStep;

    internal sealed record Ending(int Index, RequestEnd How, double Arrival) : BucketStep;
}

/// <summary>How a request ends that had its permit.</summary>
internal enum RequestEnd
{
    Answered,
    Failed,
    Unsent,
}
