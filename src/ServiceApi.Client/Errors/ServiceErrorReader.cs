using System.Text;
using System.Text.Json;
using ServiceApi.Client.Models;

namespace ServiceApi.Client.Errors;

/// <summary>
/// Finds the errors in whatever comes as an error's body: <c>{"errors":[…]}</c>, a bare array, the gateway's
/// <c>{"message":…}</c>, Login with Amazon's <c>{"error":…,"error_description":…}</c>, the document store's
/// <c>&lt;Error&gt;&lt;Code&gt;…</c>, or nothing that can be read.
/// </summary>
internal static class ServiceErrorReader
{
    /// <summary>The errors of an answer that is no success.</summary>
    public static IReadOnlyList<ServiceError> Read(ReadOnlySpan<byte> body) =>
        body.TrimStart(" \r\n\t\uFEFF"u8) is [(byte)'<', ..] ? ReadXml(body) : Read(body, ReadAny);

    /// <summary>The errors of an answer of success: those in a list only, since any other object is its content.</summary>
    public static IReadOnlyList<ServiceError> ReadList(ReadOnlySpan<byte> body) => Read(body, ReadList);

    // The code alone: the other elements may repeat the request's signature. HTML has no such elements.
    private static List<ServiceError> ReadXml(ReadOnlySpan<byte> body)
    {
        var start = body.IndexOf("<Error>"u8) < 0 ? -1 : body.IndexOf("<Code>"u8);
        var text = start < 0 ? default : body[(start + "<Code>".Length)..];
        var code = text.IndexOf("</Code>"u8) is > 0 and var end ? SafeText.Identifier(Encoding.UTF8.GetString(text[..end])) : null;
        return code is null ? [] : [new() { Code = code }];
    }

    private static List<ServiceError> Read(ReadOnlySpan<byte> body, Func<JsonElement, List<ServiceError>> read)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            using var document = JsonDocument.ParseValue(ref reader);
            return read(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return []; // HTML, cut off, or text that is no Unicode: status, request id and error type are what there is
        }
    }

    private static List<ServiceError> ReadAny(JsonElement root) =>
        ReadList(root) is { Count: > 0 } errors ? errors : ReadOne(root) is { } single ? [single] : [];

    private static List<ServiceError> ReadList(JsonElement root) => root.ValueKind switch
    {
        JsonValueKind.Array => [.. root.EnumerateArray().Select(ReadOne).OfType<ServiceError>()],
        JsonValueKind.Object when root.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array => ReadList(errors),
        _ => [],
    };

    private static ServiceError? ReadOne(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var error = new ServiceError
        {
            Code = Text(element, "code") ?? Text(element, "error"),
            Message = Text(element, "message") ?? Text(element, "Message") ?? Text(element, "error_description"),
            Details = Text(element, "details"),
            ErrorLevel = Text(element, "errorLevel") is { } level ? ErrorLevel.Create(level) : default(ErrorLevel?),
        };
        return error is { Code: null, Message: null, Details: null } ? null : error;
    }

    // Text where the contract has text; another kind of value is kept as its JSON.
    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value.ToString() : null;
}
