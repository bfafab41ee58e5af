namespace ServiceApi.Client.Docs.Tests.Running;

/// <summary>A clock that begins on a day of the pages, so that their dates stay what they are to each other, and goes on from there.</summary>
internal sealed class PageClock(DateTimeOffset start) : TimeProvider
{
    private readonly long _started = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => start + System.GetElapsedTime(_started);
}
