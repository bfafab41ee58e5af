using ServiceApi.Client.Errors;

namespace ServiceApi.Client;

/// <summary>
/// The service refused the access token, also after it was renewed (401, or a 403 that says that the token has expired), or
/// the application may not do this for this account (any other 403). The document store refused the address of an upload, and
/// also a new one.
/// </summary>
public sealed class ServiceApiUnauthorizedException : ServiceApiException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="failure">What is known about the call.</param>
    public ServiceApiUnauthorizedException(ServiceApiFailure failure)
        : base(FailureMessage.Of(failure), failure, null)
    {
    }
}
