using System.Net;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Pipeline;

namespace ServiceApi.Client;

/// <summary>What an answer says beside its body.</summary>
public sealed record ResponseMetadata
{
    /// <summary>The operation that was called.</summary>
    public required Operation Operation { get; init; }

    /// <summary>The status; null when no answer came.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>The service's id of the request (<c>x-amzn-RequestId</c>), for its support.</summary>
    public string? RequestId { get; init; }

    /// <summary>The rate that the service grants for the operation, in requests per second (<c>x-amzn-RateLimit-Limit</c>).</summary>
    public double? RateLimit { get; init; }

    /// <summary>How often the request was sent.</summary>
    public int Attempts { get; init; }

    internal static ResponseMetadata Of(Call call) =>
        new()
        {
            Operation = call.Operation,
            StatusCode = call.Reply!.StatusCode,
            RequestId = call.Reply.RequestId,
            RateLimit = call.Reply.RateLimit,
            Attempts = call.Attempts,
        };
}
