namespace ServiceApi.Client.PostgreSql.Instances;

/// <summary>The seconds by which an instance dates what happens to it. They never go back.</summary>
internal sealed class InstanceClock(TimeProvider time)
{
    private readonly long _origin = time.GetTimestamp();

    public TimeProvider Time => time;

    public double Now => time.GetElapsedTime(_origin).TotalSeconds;
}
