namespace ServiceApi.Client.Resilience;

/// <summary>Where the randomness of waits comes from.</summary>
internal class Jitter
{
    /// <summary>A number from 0 up to, but not including, 1.</summary>
    public virtual double Next() => Random.Shared.NextDouble();
}
