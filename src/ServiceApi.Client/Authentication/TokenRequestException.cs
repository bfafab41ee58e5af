using System.Net;
using ServiceApi.Client.Errors;
using ServiceApi.Client.Models;

namespace ServiceApi.Client.Authentication;

/// <summary>A token endpoint's refusal, on its way to the callers, each of whom is told by an exception of its own.</summary>
internal sealed class TokenRequestException(string reason, HttpStatusCode? status, IReadOnlyList<ServiceError> errors, Exception? innerException = null, RawResponse? response = null)
    : Exception(reason, innerException)
{
    public HttpStatusCode? Status { get; } = status;

    public IReadOnlyList<ServiceError> Errors { get; } = errors;

    /// <summary>The refusal as it came, where failures keep it.</summary>
    public RawResponse? Response { get; } = response;

    public string? ErrorCode => Errors is [var first, ..] ? SafeText.Identifier(first.Code) : null;
}
