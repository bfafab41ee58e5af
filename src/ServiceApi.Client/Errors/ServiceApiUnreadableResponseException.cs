using ServiceApi.Client.Errors;

namespace ServiceApi.Client;

/// <summary>
/// The answer's status is success, but its body cannot be used: it is no JSON, does not fit the contract, is larger than 16 MiB,
/// lacks what was asked for, repeats a page, or is a page of something between. The service may have carried out the request:
/// <see cref="ServiceApiException.OutcomeUnknown"/> is true where that would have changed something.
/// </summary>
public sealed class ServiceApiUnreadableResponseException : ServiceApiException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="failure">What is known about the call.</param>
    /// <param name="reason">What is wrong with the answer, in words that hold nothing of it.</param>
    public ServiceApiUnreadableResponseException(ServiceApiFailure failure, string reason)
        : base(FailureMessage.Of(failure, $"was answered, but {reason}"), failure, null)
    {
    }
}
