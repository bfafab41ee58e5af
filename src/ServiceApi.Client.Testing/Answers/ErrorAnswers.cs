using System.Text;
using System.Text.Json.Nodes;

namespace ServiceApi.Client.Testing;

/// <summary>The shapes in which the platform says no.</summary>
internal static class ErrorAnswers
{
    public const string InvalidInput = "InvalidInput";

    /// <summary>An error or a warning; they have the same members.</summary>
    public static JsonObject Error(string code, string message, string? details = null) =>
        new() { ["code"] = code, ["message"] = message, ["details"] = details ?? "" };

    /// <summary>The errors of an answer as an array that stands by itself.</summary>
    public static Answer Bare(Answer answer)
    {
        var bare = Answer.Json(answer.StatusCode, JsonNode.Parse(answer.Body.Span)!["errors"]!.DeepClone());
        foreach (var (name, value) in answer.Headers)
        {
            bare.Headers.TryAdd(name, value);
        }

        return bare;
    }

    /// <summary>The shape of almost every operation: <c>{"errors":[…]}</c>.</summary>
    public static Answer List(int statusCode, string code, string message, string? details = null) =>
        Answer.Json(statusCode, new JsonObject { ["errors"] = new JsonArray(Error(code, message, details)) });

    public static Answer InvalidInputs(IEnumerable<string> messages) =>
        Answer.Json(400, new JsonObject { ["errors"] = new JsonArray([.. messages.Select(message => Error(InvalidInput, message))]) });

    /// <summary>The gateway's own shape, before any operation is reached.</summary>
    public static Answer Gateway(int statusCode, string message) =>
        Answer.Json(statusCode, new JsonObject { ["message"] = message });

    /// <summary>What stands in front of the gateway answers in HTML.</summary>
    public static Answer Html(int statusCode, string message) =>
        Answer.Of(statusCode, "text/html", Encoding.UTF8.GetBytes($"<!DOCTYPE html><html><head><title>ERROR</title></head><body><h1>{statusCode}</h1><p>{message}</p></body></html>"));

    public static Answer Throttled()
    {
        var answer = List(429, "QuotaExceeded", "You exceeded your quota for the requested resource.");
        answer.Headers["x-amzn-ErrorType"] = "TooManyRequestsException";
        return answer;
    }

    public static Answer TokenExpired(int statusCode) =>
        List(statusCode, "Unauthorized", AccessDenied, "The access token has expired.");

    public static Answer ForToken(TokenFlaw flaw) => flaw switch
    {
        TokenFlaw.Missing => List(403, "MissingAuthenticationToken", AccessDenied),
        TokenFlaw.Expired => TokenExpired(403),
        _ => List(403, "Unauthorized", AccessDenied, "The access token is revoked, malformed or not valid."),
    };

    /// <summary>What the platform says with a status when nothing more is known.</summary>
    public static Answer ForStatus(int statusCode) => statusCode switch
    {
        429 => Throttled(),
        400 => List(statusCode, InvalidInput, "The request has missing or invalid parameters."),
        401 or 403 => List(statusCode, "Unauthorized", AccessDenied),
        404 => List(statusCode, "NotFound", "The resource does not exist."),
        413 => List(statusCode, "RequestTooLarge", "The request is too large."),
        415 => List(statusCode, "UnsupportedMediaType", "The request's payload is in a format that is not supported."),
        422 => List(statusCode, "UnprocessableEntity", "The instructions cannot be carried out."),
        503 => List(statusCode, "ServiceUnavailable", "The service is overloaded or under maintenance."),
        204 or 304 => new Answer(statusCode),
        < 400 => Answer.Json(statusCode, new JsonObject()),
        _ => List(statusCode, "InternalFailure", "An unexpected condition kept the service from fulfilling the request."),
    };

    private const string AccessDenied = "Access to the resource is denied.";
}
