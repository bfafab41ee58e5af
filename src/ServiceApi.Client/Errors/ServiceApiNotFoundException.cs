using ServiceApi.Client.Errors;

namespace ServiceApi.Client;

/// <summary>The service knows no such resource (404).</summary>
public sealed class ServiceApiNotFoundException : ServiceApiException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="failure">What is known about the call.</param>
    public ServiceApiNotFoundException(ServiceApiFailure failure)
        : base(FailureMessage.Of(failure), failure, null)
    {
    }
}
