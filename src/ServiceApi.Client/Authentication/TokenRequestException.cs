using System.Globalization;
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

    private string Kind => this switch
    {
        { ErrorCode: "invalid_request" or "invalid_client" or "invalid_grant" or "unauthorized_client" or "unsupported_grant_type" or "invalid_scope" or "access_denied" or "server_error" or "temporarily_unavailable" } => ErrorCode,
        { Status: { } status } when (int)status is >= 200 and < 300 => "unreadable_response",
        { Status: { } status } => ((int)status).ToString(CultureInfo.InvariantCulture),
        { InnerException: OperationCanceledException } => "timeout",
        _ => "connection",
    };

    /// <summary>What may be told of any failure to get a token: an error code of OAuth, a status, or how the request failed.</summary>
    public static string KindOf(Exception failure) => failure is TokenRequestException refusal ? refusal.Kind : failure.GetType().Name;
}
