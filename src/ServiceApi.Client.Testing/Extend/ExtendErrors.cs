using System.Text.Json.Nodes;

namespace ServiceApi.Client.Testing;

/// <summary>How the sandbox lets Extend say no. Which statuses there are is documented, and what comes with them is not.</summary>
internal static class ExtendErrors
{
    public static Answer Of(int statusCode, string code, string message) =>
        Answer.Json(statusCode, new JsonObject { ["message"] = message, ["code"] = code });

    public static Answer Invalid(Violations violations) => Of(400, ErrorAnswers.InvalidInput, string.Join(' ', violations.Messages));

    public static Answer OthersOrder() => Of(403, "Forbidden", "The service order belongs to another servicer.");

    public static Answer Conflict(string message) => Of(409, "Conflict", message);

    public static Answer ForToken(TokenFlaw flaw) => Of(403, "Unauthorized", flaw switch
    {
        TokenFlaw.Missing => "The header X-Extend-Access-Token is missing.",
        TokenFlaw.Expired => "The access token has expired.",
        _ => "The access token is revoked, malformed or not valid.",
    });

    /// <summary>What is said with a status when nothing more is known.</summary>
    public static Answer ForStatus(int statusCode) => statusCode switch
    {
        204 or 304 => new Answer(statusCode),
        400 => Of(statusCode, ErrorAnswers.InvalidInput, "The request is not valid."),
        401 => Of(statusCode, "Unauthorized", "The access token has expired."),
        403 => Of(statusCode, "Forbidden", "Access is denied."),
        404 => Of(statusCode, "NotFound", "The resource does not exist."),
        409 => Conflict("The service order does not allow it."),
        429 => Of(statusCode, "TooManyRequests", "There are too many requests."),
        503 => Of(statusCode, "ServiceUnavailable", "The service is not available."),
        < 400 => Answer.Json(statusCode, new JsonObject()),
        _ => Of(statusCode, "InternalFailure", "The request failed."),
    };
}
