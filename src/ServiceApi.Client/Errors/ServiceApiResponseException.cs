using ServiceApi.Client.Errors;

namespace ServiceApi.Client;

/// <summary>The service answered with an error, or with a success that carries errors and no result.</summary>
public sealed class ServiceApiResponseException : ServiceApiException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="failure">What is known about the call.</param>
    public ServiceApiResponseException(ServiceApiFailure failure)
        : base(FailureMessage.Of(failure), failure, null)
    {
    }
}
