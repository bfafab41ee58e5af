namespace ServiceApi.Client.Diagnostics;

/// <summary>The names under which the library's spans and metrics are found: what OpenTelemetry's <c>AddSource</c> and <c>AddMeter</c> take.</summary>
public static class TelemetryNames
{
    /// <summary>The name of the <see cref="System.Diagnostics.ActivitySource"/>.</summary>
    public const string ActivitySource = "ServiceApi.Client";

    /// <summary>The name of the <see cref="System.Diagnostics.Metrics.Meter"/>.</summary>
    public const string Meter = "ServiceApi.Client";

    /// <summary>The histogram of how long calls take, waits and retries included, in seconds.</summary>
    public const string OperationDuration = "serviceapi.client.operation.duration";

    /// <summary>The histogram of how long calls wait for their turn in the usage plan, over all their sends, in seconds. Operations without a usage plan have none.</summary>
    public const string QueueDuration = "serviceapi.client.queue.duration";

    /// <summary>The counter of how often calls are sent again.</summary>
    public const string OperationRetries = "serviceapi.client.operation.retries";

    /// <summary>The histogram of how long it takes to get an access token from where they are issued, retries included, in seconds.</summary>
    public const string TokenDuration = "serviceapi.client.token.duration";

    internal const string TokenSpan = "getAccessToken";
    internal const string Operation = "serviceapi.operation";
    internal const string Account = "serviceapi.account";
    internal const string RequestId = "serviceapi.request_id";
    internal const string QueueTime = "serviceapi.queue.duration";
    internal const string Method = "http.request.method";
    internal const string Template = "url.template";
    internal const string ServerAddress = "server.address";
    internal const string StatusCode = "http.response.status_code";
    internal const string ResendCount = "http.request.resend_count";
    internal const string ErrorType = "error.type";
}
