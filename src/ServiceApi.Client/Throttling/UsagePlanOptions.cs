using System.Diagnostics;

namespace ServiceApi.Client.Throttling;

/// <summary>What differs from the documented usage plan of one operation, or a plan for an operation without a documented one. Amazon grants some applications higher plans.</summary>
[DebuggerDisplay("{RatePerSecond} per second, burst {Burst}")]
public sealed class UsagePlanOptions
{
    /// <summary>Requests per second in the long run; greater than 0.</summary>
    /// <value>Null: the documented rate, which then follows <c>x-amzn-RateLimit-Limit</c>; not allowed where none is documented. A rate that is set is never exceeded, whatever that header says.</value>
    public double? RatePerSecond { get; set; }

    /// <summary>Requests that may be sent at once after a pause; at least 1.</summary>
    /// <value>Null: the documented burst; not allowed where none is documented.</value>
    public int? Burst { get; set; }

    /// <summary>
    /// Requests that may be sent at once right after the start; at least 0. Lower than the burst where an earlier process
    /// may have used the service's bucket up.
    /// </summary>
    /// <value>Null: the whole burst.</value>
    public int? InitialPermits { get; set; }
}
