using ServiceApi.Client.Errors;

namespace ServiceApi.Client;

/// <summary>
/// No access token could be had, so that the request was not sent, or not sent again. <see cref="ErrorCode"/> is the token
/// endpoint's code, where it gave one; status and errors are the token endpoint's too.
/// </summary>
public sealed class ServiceApiTokenException : ServiceApiException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="failure">What is known about the call; its status and errors are the token endpoint's.</param>
    /// <param name="reason">Why there is no token, in words that hold nothing of the endpoint's answer.</param>
    /// <param name="innerException">What the source of the tokens threw.</param>
    public ServiceApiTokenException(ServiceApiFailure failure, string reason, Exception? innerException = null)
        : base(FailureMessage.Of(failure, $"was not sent{(failure.Attempts > 0 ? " again" : "")}, because {reason}"), failure, innerException)
    {
    }

    /// <summary>
    /// The token endpoint's code: <c>invalid_grant</c>, <c>invalid_client</c>, <c>unauthorized_client</c>, <c>access_denied</c>,
    /// <c>invalid_request</c>, <c>invalid_scope</c>, <c>server_error</c>, <c>temporarily_unavailable</c>, or another; null when there was none.
    /// </summary>
    public string? ErrorCode => Errors is [{ Code: { } code }, ..] ? code : null;
}
