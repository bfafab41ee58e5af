using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using ServiceApi.Client.Errors;
using ServiceApi.Client.Models;

namespace ServiceApi.Client.Pipeline;

/// <summary>How one try of a call ended, as a value: nothing is thrown on the way up through the pipeline.</summary>
internal sealed class Reply : IDisposable
{
    private ResponseBody _body;
    private IReadOnlyList<ServiceError>? _errors;

    private Reply(ReplyKind kind, ResponseBody body = default)
    {
        Kind = kind;
        _body = body;
    }

    public ReplyKind Kind { get; }

    public HttpStatusCode? StatusCode { get; private init; }

    public string? RequestId { get; private init; }

    public string? ErrorType { get; private init; }

    /// <summary>The rate that the service named, in requests per second.</summary>
    public double? RateLimit { get; private init; }

    public TimeSpan? RetryAfter { get; private init; }

    public Exception? Exception { get; private init; }

    /// <summary>Whether nothing of the request has reached the service.</summary>
    public bool IsUnsent { get; private init; }

    /// <summary>The answer as it came, where a failure is to keep it.</summary>
    public RawResponse? Raw { get; private init; }

    public ReadOnlySpan<byte> Body => _body.Span;

    /// <summary>Whether the body goes on beyond what was read of it.</summary>
    public bool IsTruncated => _body.IsTruncated;

    public bool IsSuccess => Kind == ReplyKind.Answer && (int)StatusCode!.Value is >= 200 and < 300;

    /// <summary>The errors of an answer that is no success.</summary>
    public IReadOnlyList<ServiceError> Errors => _errors ??= Kind == ReplyKind.Answer && !IsSuccess ? ServiceErrorReader.Read(Body) : [];

    public static Reply Answer(HttpResponseMessage response, ResponseBody body, TimeProvider time, bool keepsBody = false) =>
        Of(ReplyKind.Answer, response, time, body, null, keepsBody ? RawResponse.Of(response.StatusCode, body.Span, body.IsTruncated || !body.IsRead) : null);

    public static Reply TooLarge(HttpResponseMessage response, TimeProvider time) => Of(ReplyKind.TooLarge, response, time, default, null);

    public static Reply ConnectionFailed(HttpResponseMessage? response, TimeProvider time, Exception exception) =>
        response is null
            ? new(ReplyKind.ConnectionFailed) { Exception = exception, IsUnsent = NeverConnected(exception) }
            : Of(ReplyKind.ConnectionFailed, response, time, default, exception);

    public static Reply TimedOut(Exception exception) => new(ReplyKind.TimedOut) { Exception = exception };

    public static Reply NoToken(Exception exception) => new(ReplyKind.NoToken) { Exception = exception, IsUnsent = true };

    /// <param name="wait">The wait that was refused, where it is known.</param>
    /// <param name="refusal">The service's 429 on which the request was to be sent again; null when there was none.</param>
    public static Reply QueueTooLong(TimeSpan? wait, Reply? refusal) => new(ReplyKind.QueueTooLong)
    {
        StatusCode = refusal?.StatusCode,
        RequestId = refusal?.RequestId,
        ErrorType = refusal?.ErrorType,
        _errors = refusal?.Errors,
        Raw = refusal?.Raw,
        RetryAfter = wait,
        IsUnsent = true,
    };

    public void Dispose()
    {
        // A call that is cancelled between two tries disposes its last reply again; a buffer given back twice would be two callers'.
        _body.Dispose();
        _body = default;
    }

    private static Reply Of(ReplyKind kind, HttpResponseMessage response, TimeProvider time, ResponseBody body, Exception? exception, RawResponse? raw = null) =>
        new(kind, body)
        {
            StatusCode = response.StatusCode,
            RequestId = SafeText.Identifier(Header(response, "x-amzn-RequestId") ?? Header(response, "x-amz-request-id")),
            ErrorType = SafeText.Identifier(Header(response, "x-amzn-ErrorType")),
            RateLimit = double.TryParse(Header(response, "x-amzn-RateLimit-Limit"), NumberStyles.Float, CultureInfo.InvariantCulture, out var rate) ? rate : null,
            RetryAfter = Until(response.Headers.RetryAfter, time),
            Exception = exception,
            Raw = raw,
        };

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;

    private static TimeSpan? Until(RetryConditionHeaderValue? header, TimeProvider time)
    {
        var wait = header?.Delta ?? (header?.Date - time.GetUtcNow());
        return wait is { Ticks: < 0 } ? TimeSpan.Zero : wait;
    }

    private static bool NeverConnected(Exception exception) =>
        exception is HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        };
}
