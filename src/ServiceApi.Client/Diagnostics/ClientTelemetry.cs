using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using ServiceApi.Client.Pipeline;

namespace ServiceApi.Client.Diagnostics;

/// <summary>One span, one measurement and one log entry for each logical call: operation, route, status and codes, never a URL, header or body.</summary>
internal sealed partial class ClientTelemetry(string account, Uri? endpoint, ClientInstruments instruments, TimeProvider time, ILogger logger)
{
    public static readonly ActivitySource Source = new(TelemetryNames.ActivitySource);

    private const string Succeeded = "{Operation} ({Route}) was answered with {StatusCode} after {Milliseconds:0.0} ms and {Attempts} attempt(s), request id {RequestId}.";

    public Observation Observe(Call call)
    {
        var activity = Source.StartActivity(call.Operation.Id, ActivityKind.Client);
        if (activity is { IsAllDataRequested: true })
        {
            activity.SetTag(TelemetryNames.Operation, call.Operation.Id)
                .SetTag(TelemetryNames.Account, account)
                .SetTag(TelemetryNames.Method, call.Operation.Method.Method)
                .SetTag(TelemetryNames.Template, call.Operation.Route)
                .SetTag(TelemetryNames.ServerAddress, endpoint?.Host);
        }

        return new Observation(activity, time.GetTimestamp());
    }

    /// <summary>Ends the observation of a call that was answered, or that failed in one of the ways that calls fail.</summary>
    public void End(Observation observation, Call call, ServiceApiException? failure) =>
        End(observation, call, failure is null ? null : Kind(failure));

    /// <summary>Ends the observation of a call that was cancelled, or that ran into a fault that is not the service's.</summary>
    public void End(Observation observation, Call call, Exception exception) =>
        End(observation, call, exception is OperationCanceledException ? "cancelled" : exception.GetType().Name);

    private static string Kind(ServiceApiException failure) => failure switch
    {
        ServiceApiThrottledException => "throttled",
        ServiceApiTokenException => "token",
        ServiceApiConnectionException => "connection",
        ServiceApiTimeoutException => "timeout",
        ServiceApiUnreadableResponseException => "unreadable_response",
        _ => ((int)failure.StatusCode!.Value).ToString(CultureInfo.InvariantCulture),
    };

    private void End(Observation observation, Call call, string? error)
    {
        var activity = observation.Activity;
        var duration = time.GetElapsedTime(observation.Start);
        var status = call.Reply?.StatusCode is { } code ? (int)code : (int?)null;
        Measure(call, duration, status, error);
        if (activity is { IsAllDataRequested: true })
        {
            activity.SetTag(TelemetryNames.StatusCode, status).SetTag(TelemetryNames.RequestId, call.Reply?.RequestId).SetTag(TelemetryNames.ErrorType, error);
            if (call.Attempts > 1)
            {
                activity.SetTag(TelemetryNames.ResendCount, call.Attempts - 1);
            }

            if (call.TimeInQueue > TimeSpan.Zero)
            {
                activity.SetTag(TelemetryNames.QueueTime, call.TimeInQueue.TotalSeconds);
            }

            activity.SetStatus(error is null ? ActivityStatusCode.Unset : ActivityStatusCode.Error);
        }

        activity?.Dispose();
        Log(call, duration, status, error);
    }

    private void Measure(Call call, TimeSpan duration, int? status, string? error)
    {
        if (instruments.OperationDuration.Enabled)
        {
            var tags = TagsOf(call);
            AddWhereKnown(ref tags, TelemetryNames.StatusCode, status);
            AddWhereKnown(ref tags, TelemetryNames.ErrorType, error);
            instruments.OperationDuration.Record(duration.TotalSeconds, tags);
        }

        if (instruments.QueueDuration.Enabled && call.HasUsagePlan)
        {
            instruments.QueueDuration.Record(call.TimeInQueue.TotalSeconds, TagsOf(call));
        }

        if (instruments.Retries.Enabled && call.Attempts > 1)
        {
            instruments.Retries.Add(call.Attempts - 1, TagsOf(call));
        }
    }

    private TagList TagsOf(Call call)
    {
        var tags = new TagList { { TelemetryNames.Operation, call.Operation.Id } };
        AddWhereKnown(ref tags, TelemetryNames.ServerAddress, endpoint?.Host);
        return tags;
    }

    private void Log(Call call, TimeSpan duration, int? status, string? error)
    {
        if (!logger.IsEnabled(error is not null ? LogLevel.Warning : call.Attempts > 1 ? LogLevel.Information : LogLevel.Debug))
        {
            return;
        }

        var (operation, route, milliseconds, attempts, requestId) = (call.Operation.Id, call.Operation.Route, duration.TotalMilliseconds, call.Attempts, call.Reply?.RequestId ?? "none");
        if (error is not null && status is { } failed)
        {
            LogFailed(operation, route, error, failed, milliseconds, attempts, requestId);
        }
        else if (error is not null)
        {
            LogUnanswered(operation, route, error, milliseconds, attempts);
        }
        else if (attempts > 1)
        {
            LogSucceededAfterRetries(operation, route, status!.Value, milliseconds, attempts, requestId);
        }
        else
        {
            LogSucceeded(operation, route, status!.Value, milliseconds, attempts, requestId);
        }
    }

    private static void AddWhereKnown(ref TagList tags, string name, object? value)
    {
        if (value is not null)
        {
            tags.Add(name, value);
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Debug, Message = Succeeded)]
    private partial void LogSucceeded(string operation, string route, int statusCode, double milliseconds, int attempts, string requestId);

    [LoggerMessage(EventId = 3, Level = LogLevel.Information, Message = Succeeded)]
    private partial void LogSucceededAfterRetries(string operation, string route, int statusCode, double milliseconds, int attempts, string requestId);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "{Operation} ({Route}) failed: {ErrorType}, status {StatusCode}, after {Milliseconds:0.0} ms and {Attempts} attempt(s), request id {RequestId}.")]
    private partial void LogFailed(string operation, string route, string errorType, int statusCode, double milliseconds, int attempts, string requestId);

    [LoggerMessage(EventId = 4, Level = LogLevel.Warning, Message = "{Operation} ({Route}) failed: {ErrorType}, without an answer, after {Milliseconds:0.0} ms and {Attempts} attempt(s).")]
    private partial void LogUnanswered(string operation, string route, string errorType, double milliseconds, int attempts);

    /// <summary>A call that has begun.</summary>
    internal readonly record struct Observation(Activity? Activity, long Start);
}
