using ServiceApi.Client.Errors;

namespace ServiceApi.Client;

/// <summary>The service refused the request because of the resource's present state (409).</summary>
public sealed class ServiceApiConflictException : ServiceApiException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="failure">What is known about the call.</param>
    public ServiceApiConflictException(ServiceApiFailure failure)
        : base(FailureMessage.Of(failure), failure, null)
    {
    }
}
