using System.Diagnostics;
using System.Net;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Models;

namespace ServiceApi.Client;

/// <summary>What is known about a call that failed. Every <see cref="ServiceApiException"/> is made from one.</summary>
[DebuggerDisplay("{Operation}, status {StatusCode}")]
public sealed class ServiceApiFailure
{
    /// <summary>The operation that was called.</summary>
    public required Operation Operation { get; init; }

    /// <summary>The status of the last answer; null when there was none.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>The service's errors; empty when it sent none that can be read. Where errors are not documented, a guess at what <see cref="Response"/> holds.</summary>
    public IReadOnlyList<ServiceError> Errors { get; init; } = [];

    /// <summary>Amazon's id of the request (<c>x-amzn-RequestId</c>), for its support; null where a service sends none.</summary>
    public string? RequestId { get; init; }

    /// <summary>The kind of error that the service's gateway names (<c>x-amzn-ErrorType</c>).</summary>
    public string? ErrorType { get; init; }

    /// <summary>How often the request was sent; 0 when it never left.</summary>
    public int Attempts { get; init; }

    /// <summary>How long to wait before the next try; null when nobody said.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the service may have carried out the request although the call failed.</summary>
    public bool OutcomeUnknown { get; init; }

    /// <summary>The last answer as it came, which may hold personal data; null unless the service does not document its errors (Extend).</summary>
    public RawResponse? Response { get; init; }
}
