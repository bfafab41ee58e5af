using ServiceApi.Client.Errors;

namespace ServiceApi.Client;

/// <summary>
/// The connection to the service could not be made, or broke before the answer was complete.
/// <see cref="ServiceApiException.OutcomeUnknown"/> says whether the service may have carried out the request.
/// </summary>
public sealed class ServiceApiConnectionException : ServiceApiException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="failure">What is known about the call.</param>
    /// <param name="innerException">What the network said, unless it quotes the answer.</param>
    public ServiceApiConnectionException(ServiceApiFailure failure, Exception? innerException = null)
        : base(FailureMessage.Of(failure, "failed, because the connection could not be made or broke"), failure, innerException)
    {
    }
}
