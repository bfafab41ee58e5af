using System.Net;
using ServiceApi.Client.Authentication;
using ServiceApi.Client.Errors;
using ServiceApi.Client.Models;

namespace ServiceApi.Client.Pipeline;

/// <summary>Turns the end of a call that went wrong into its exception, which is made here and thrown once.</summary>
internal static class CallFailure
{
    /// <summary>The exception for a call without a successful answer; null when it has one.</summary>
    public static ServiceApiException? Of(Call call)
    {
        var reply = call.Reply!;
        return reply.Kind switch
        {
            ReplyKind.Answer when reply.IsSuccess => null,
            ReplyKind.Answer => Refused(call, reply.Errors),
            ReplyKind.NoToken => NoToken(call, reply.Exception!),
            ReplyKind.QueueTooLong => new ServiceApiThrottledException(Describe(call, reply.Errors)),
            ReplyKind.TimedOut => new ServiceApiTimeoutException(Describe(call, []), reply.Exception),
            ReplyKind.TooLarge => Unreadable(call, "the answer is larger than 16 MiB"),
            _ => new ServiceApiConnectionException(Describe(call, []), SafeText.Cause(reply.Exception)),
        };
    }

    /// <summary>The exception for an answer that says no: by its status, or by its errors in spite of its status.</summary>
    public static ServiceApiException Refused(Call call, IReadOnlyList<ServiceError> errors)
    {
        var failure = Describe(call, errors);
        return failure.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new ServiceApiUnauthorizedException(failure),
            HttpStatusCode.NotFound => new ServiceApiNotFoundException(failure),
            HttpStatusCode.Conflict => new ServiceApiConflictException(failure),
            HttpStatusCode.TooManyRequests => new ServiceApiThrottledException(failure),
            _ => new ServiceApiResponseException(failure),
        };
    }

    public static ServiceApiException Unreadable(Call call, string reason)
    {
        // The service says that it did something, and not what.
        call.IsOutcomeUnknown |= call.ChangesState;
        return new ServiceApiUnreadableResponseException(Describe(call, []), reason);
    }

    private static ServiceApiTokenException NoToken(Call call, Exception exception)
    {
        if (exception is not TokenRequestException refusal)
        {
            return new(Describe(call, []), "the source of its access token failed", exception);
        }

        var failure = new ServiceApiFailure
        {
            Operation = call.Operation,
            StatusCode = refusal.Status,
            Errors = refusal.Errors,
            Attempts = call.Attempts,
            OutcomeUnknown = call.IsOutcomeUnknown,
            Response = refusal.Response,
        };
        return new(failure, refusal.Message, refusal.InnerException);
    }

    private static ServiceApiFailure Describe(Call call, IReadOnlyList<ServiceError> errors)
    {
        var reply = call.Reply!;
        return new()
        {
            Operation = call.Operation,
            StatusCode = reply.StatusCode,
            Errors = errors,
            RequestId = reply.RequestId,
            ErrorType = reply.ErrorType,
            Attempts = call.Attempts,
            RetryAfter = reply.RetryAfter,
            OutcomeUnknown = call.IsOutcomeUnknown,
            Response = reply.Raw,
        };
    }
}
