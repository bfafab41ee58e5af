using System.Diagnostics;

namespace ServiceApi.Client.Throttling;

/// <summary>How calls keep to the service's usage plans.</summary>
[DebuggerDisplay("waits up to {MaxQueueWait}, {UsagePlans.Count} plans overridden")]
public sealed class ThrottlingOptions
{
    /// <summary>The longest that a request waits for its turn; 0 to 1 day.</summary>
    /// <value>One minute. Zero fails every call that would have to wait.</value>
    /// <remarks>
    /// The wait is known beforehand, so that a call which cannot be served in time fails at once with
    /// <see cref="ServiceApiThrottledException"/>; but for the time in which a whole burst is under way, when the wait is an estimate.
    /// <see cref="CallOptions.MaxQueueWait"/> sets it for one call.
    /// </remarks>
    public TimeSpan MaxQueueWait { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>What differs from the documented usage plans, by operation id such as <c>getServiceJobs</c>, which is <c>ServicesApiOperations.GetServiceJobs.Id</c>.</summary>
    /// <value>Empty: the plans of the contract hold.</value>
    public IDictionary<string, UsagePlanOptions> UsagePlans { get; } = new Dictionary<string, UsagePlanOptions>(StringComparer.Ordinal);
}
