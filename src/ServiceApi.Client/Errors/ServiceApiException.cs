using System.Net;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Models;

namespace ServiceApi.Client;

/// <summary>
/// A call of a service failed. The sealed types below it say how; they hold no token and no header, and the service's own
/// words stand in <see cref="Errors"/> and <see cref="Response"/> alone, so that the message can be logged.
/// </summary>
/// <remarks>A call that its caller cancelled ends with <see cref="OperationCanceledException"/> instead.</remarks>
public abstract class ServiceApiException : Exception
{
    private readonly ServiceApiFailure _failure;

    private protected ServiceApiException(string message, ServiceApiFailure failure, Exception? innerException)
        : base(message, innerException) => _failure = failure;

    /// <inheritdoc cref="ServiceApiFailure.Operation"/>
    public Operation Operation => _failure.Operation;

    /// <inheritdoc cref="ServiceApiFailure.StatusCode"/>
    public HttpStatusCode? StatusCode => _failure.StatusCode;

    /// <inheritdoc cref="ServiceApiFailure.Errors"/>
    public IReadOnlyList<ServiceError> Errors => _failure.Errors;

    /// <inheritdoc cref="ServiceApiFailure.RequestId"/>
    public string? RequestId => _failure.RequestId;

    /// <inheritdoc cref="ServiceApiFailure.ErrorType"/>
    public string? ErrorType => _failure.ErrorType;

    /// <inheritdoc cref="ServiceApiFailure.Attempts"/>
    public int Attempts => _failure.Attempts;

    /// <inheritdoc cref="ServiceApiFailure.RetryAfter"/>
    public TimeSpan? RetryAfter => _failure.RetryAfter;

    /// <inheritdoc cref="ServiceApiFailure.OutcomeUnknown"/>
    public bool OutcomeUnknown => _failure.OutcomeUnknown;

    /// <inheritdoc cref="ServiceApiFailure.Response"/>
    public RawResponse? Response => _failure.Response;
}
