using System.Diagnostics;

namespace ServiceApi.Client.Paging;

/// <summary>One page of a listing.</summary>
/// <typeparam name="T">What is listed.</typeparam>
[DebuggerDisplay("{Values.Count} of {TotalSize}, more: {ContinuationToken != null}")]
public sealed class Page<T>
{
    /// <summary>Makes a page.</summary>
    /// <param name="values">What the page holds, in the service's order.</param>
    /// <param name="continuationToken">What leads to the next page; null or empty on the last.</param>
    public Page(IReadOnlyList<T> values, string? continuationToken = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        Values = values;
        ContinuationToken = string.IsNullOrEmpty(continuationToken) ? null : continuationToken;
    }

    /// <summary>What the page holds, in the service's order. A page may be empty and yet not the last.</summary>
    public IReadOnlyList<T> Values { get; }

    /// <summary>What leads to the next page; null on the last. It can be stored, to go on from there later.</summary>
    public string? ContinuationToken { get; }

    /// <summary>What leads to the page before; null on the first, or where the service does not say.</summary>
    public string? PreviousContinuationToken { get; init; }

    /// <summary>How many there are on all pages together; null where the service does not say.</summary>
    public int? TotalSize { get; init; }

    /// <summary>The whole answer as the contract declares it, such as a <see cref="Models.GetServiceJobsResponse"/>.</summary>
    public object? Response { get; init; }
}
