using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ServiceApi.Client.Contract;
using ServiceApi.Client.Diagnostics;
using ServiceApi.Client.Errors;
using ServiceApi.Client.Models;
using ServiceApi.Client.Serialization;

namespace ServiceApi.Client.Pipeline;

/// <summary>The pipeline of one account: what the contract's methods call.</summary>
internal sealed class OperationExecutor(
    RetryingSender retrying,
    AuthorizedSender sender,
    JsonSerializerOptions json,
    ClientTelemetry telemetry,
    TimeSpan maxQueueWait,
    CallOptions? options = null) : IOperationExecutor
{
    public IOperationExecutor With(CallOptions? callOptions) =>
        callOptions is null ? this : new OperationExecutor(retrying, sender, json, telemetry, maxQueueWait, callOptions);

    public IOperationExecutor WithJson(IJsonTypeInfoResolver resolver)
    {
        ArgumentNullException.ThrowIfNull(resolver);
        return new OperationExecutor(retrying, sender, ContractJson.Of(resolver), telemetry, maxQueueWait, options);
    }

    public Task<TResponse> SendAsync<TResponse>(OperationRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var type = typeof(TResponse) == typeof(RawResponse) ? null : TypeInfo<TResponse>();
        return RunAsync(type, request, cancellationToken)!;
    }

    public Task SendAsync(OperationRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return RunAsync<object>(null, request, cancellationToken);
    }

    public ReadOnlyMemory<byte> Serialize<TBody>(TBody body) =>
        JsonSerializer.SerializeToUtf8Bytes(body, TypeInfo<TBody>());

    private JsonTypeInfo<T> TypeInfo<T>() => json.TryGetTypeInfo(typeof(T), out var type)
        ? (JsonTypeInfo<T>)type
        : throw new NotSupportedException($"No JSON context of this client describes {typeof(T)}. For operations of your own, name it in a [JsonSerializable] of the context that AddOperations is given.");

    private async Task<TResponse?> RunAsync<TResponse>(JsonTypeInfo<TResponse>? type, OperationRequest request, CancellationToken cancellationToken)
    {
        using var call = new Call(request, options?.MaxQueueWait ?? maxQueueWait);
        var observation = telemetry.Observe(call);
        ServiceApiException? failure;
        TResponse? response;
        try
        {
            await retrying.SendAsync(sender, call, cancellationToken).ConfigureAwait(false);
            failure = CallFailure.Of(call);
            (response, failure) = failure is null ? Conclude(call, type) : (default, failure);
        }
        catch (Exception exception)
        {
            telemetry.End(observation, call, exception);
            throw;
        }

        telemetry.End(observation, call, failure);
        options?.OnResponse?.Invoke(ResponseMetadata.Of(call));
        return failure is null ? response : throw failure;
    }

    private static (TResponse?, ServiceApiException?) Conclude<TResponse>(Call call, JsonTypeInfo<TResponse>? type)
    {
        if (type is not null)
        {
            return Read(call, type);
        }

        // What stands between may answer with a page of its own, and not have asked the service.
        var reply = call.Reply!;
        return typeof(TResponse) != typeof(RawResponse) ? (default, reply.StatusCode == HttpStatusCode.NoContent ? null : ReadNothing(call))
            : AnswerBody.IsPage(reply.Body) ? (default, CallFailure.Unreadable(call, "the answer is not the service's"))
            : ((TResponse)(object)RawResponse.Of(reply.StatusCode!.Value, reply.Body, reply.IsTruncated), null);
    }

    private static ServiceApiException? ReadNothing(Call call)
    {
        var body = call.Reply!.Body;
        return AnswerBody.IsNothing(body) ? null
            : AnswerBody.IsJson(body) ? RefusedInSuccess(call, ServiceErrorReader.ReadList(body))
            : CallFailure.Unreadable(call, "the answer is not the service's");
    }

    private static (TResponse?, ServiceApiException?) Read<TResponse>(Call call, JsonTypeInfo<TResponse> type)
    {
        var reply = call.Reply!;
        TResponse? response;
        try
        {
            response = JsonSerializer.Deserialize(reply.StatusCode == HttpStatusCode.NoContent ? "{}"u8 : reply.Body, type);
        }
        catch (JsonException exception)
        {
            // The exception itself quotes the answer, which may be personal; where to look is all that is told.
            return (default, CallFailure.Unreadable(call, string.Create(
                CultureInfo.InvariantCulture,
                $"the answer is not the JSON that the contract describes (line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1})")));
        }

        return (response, response switch
        {
            null => CallFailure.Unreadable(call, "the answer is empty"),
            IResponseEnvelope { HasResult: not true } envelope =>
                RefusedInSuccess(call, [.. (envelope.Errors ?? []).OfType<ServiceError>()])
                ?? (envelope.HasResult is false ? CallFailure.Unreadable(call, "the answer lacks what was asked for") : null),
            JsonElement { ValueKind: JsonValueKind.Object } raw when HoldsErrorsAlone(raw) =>
                RefusedInSuccess(call, ServiceErrorReader.ReadList(reply.Body)),
            _ => null,
        });
    }

    private static bool HoldsErrorsAlone(JsonElement raw)
    {
        try
        {
            return raw.EnumerateObject().All(member => member.NameEquals("errors"));
        }
        catch (InvalidOperationException)
        {
            return false; // half of a surrogate pair is in no name of ours
        }
    }

    private static ServiceApiException? RefusedInSuccess(Call call, IReadOnlyList<ServiceError> errors) =>
        call.Reply!.StatusCode != HttpStatusCode.NoContent && errors.Any(IsError) ? CallFailure.Refused(call, errors) : null;

    private static bool IsError(ServiceError error) => error.ErrorLevel?.Value != ErrorLevel.Warning;
}
