using ServiceApi.Client.Errors;

namespace ServiceApi.Client;

/// <summary>
/// The usage plan allows no request now: the service answered 429 also after the retries, or the wait in this client's
/// queue would have been longer than <see cref="Throttling.ThrottlingOptions.MaxQueueWait"/> or <see cref="CallOptions.MaxQueueWait"/>.
/// <see cref="ServiceApiException.RetryAfter"/> says when to come back, where it is known.
/// </summary>
public sealed class ServiceApiThrottledException : ServiceApiException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="failure">What is known about the call; without a status when it is this client that refused.</param>
    public ServiceApiThrottledException(ServiceApiFailure failure)
        : base(
            failure is { StatusCode: null } ? FailureMessage.Of(failure, OfQueue(failure)) : FailureMessage.Of(failure),
            failure,
            null)
    {
    }

    private static string OfQueue(ServiceApiFailure failure) =>
        $"was not sent{(failure.Attempts > 0 ? " again" : "")}, because its turn in the usage plan's queue would have come too late";
}
