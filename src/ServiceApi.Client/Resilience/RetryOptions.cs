using System.Diagnostics;

namespace ServiceApi.Client.Resilience;

/// <summary>
/// How calls are retried: after 429 and 503 always; after 500, 502, 504 and broken or slow connections only where sending
/// twice does no more than sending once.
/// </summary>
[DebuggerDisplay("{MaxRetries} retries, {BaseDelay} to {MaxDelay}")]
public sealed class RetryOptions
{
    /// <summary>How often a call is retried at the most; 0 to 20.</summary>
    /// <value>4</value>
    public int MaxRetries { get; set; } = 4;

    /// <summary>The wait before the first retry, which then doubles; more than 0, at most <see cref="MaxDelay"/>. Each wait is shortened at random, by up to a half.</summary>
    /// <value>1 second</value>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait before a retry; at most one hour. When a 503 asks for a longer one, the call fails at once and its exception says so; a 429 is waited for as long as <see cref="Throttling.ThrottlingOptions.MaxQueueWait"/> allows.</summary>
    /// <value>30 seconds</value>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(30);
}
