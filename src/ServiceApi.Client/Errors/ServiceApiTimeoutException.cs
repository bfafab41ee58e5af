using ServiceApi.Client.Errors;

namespace ServiceApi.Client;

/// <summary>
/// The service did not answer within <see cref="ProviderClientOptions.AttemptTimeout"/>, or the document store within
/// <see cref="Documents.DocumentUploadOptions.Timeout"/>.
/// <see cref="ServiceApiException.OutcomeUnknown"/> says whether it may have carried out the request.
/// </summary>
public sealed class ServiceApiTimeoutException : ServiceApiException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="failure">What is known about the call.</param>
    /// <param name="innerException">What ended the wait.</param>
    public ServiceApiTimeoutException(ServiceApiFailure failure, Exception? innerException = null)
        : base(FailureMessage.Of(failure, "was not answered in time"), failure, innerException)
    {
    }
}
