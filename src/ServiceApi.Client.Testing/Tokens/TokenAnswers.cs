using System.Text.Json.Nodes;

namespace ServiceApi.Client.Testing;

/// <summary>What Login with Amazon says. Its errors are those of OAuth, and Extend's token endpoint has them too.</summary>
internal static class TokenAnswers
{
    /// <summary>What Extend's endpoint says: a lifetime is not documented, and is told only when it is given.</summary>
    public static Answer IssuedByExtend(string accessToken, TimeSpan? lifetime)
    {
        var body = new JsonObject { ["token_type"] = "Bearer", ["access_token"] = accessToken };
        if (lifetime is { } life)
        {
            body["expires_in"] = (long)life.TotalSeconds;
        }

        return WithoutCaching(Answer.Json(200, body));
    }

    public static Answer Issued(string accessToken, TimeSpan lifetime, string refreshToken) => WithoutCaching(Answer.Json(200, new JsonObject
    {
        ["access_token"] = accessToken,
        ["token_type"] = "bearer",
        ["expires_in"] = (long)lifetime.TotalSeconds,
        ["refresh_token"] = refreshToken,
    }));

    public static Answer Error(string error, string description) => Error(error, description, StatusOf(error));

    /// <summary>What it says with a status when nothing more is known.</summary>
    public static Answer ForStatus(int statusCode) => statusCode switch
    {
        204 or 304 => new Answer(statusCode),
        400 => Error("invalid_request", "The request is missing a required parameter.", statusCode),
        401 => Error("invalid_client", "Client authentication failed.", statusCode),
        403 => Error("access_denied", "The request was denied.", statusCode),
        503 => Error("temporarily_unavailable", "The service is temporarily overloaded.", statusCode),
        >= 500 => Error("server_error", "The service encountered an unexpected condition.", statusCode),
        < 400 => Answer.Json(statusCode, new JsonObject()),
        _ => Error("invalid_request", "The request cannot be answered.", statusCode),
    };

    private static int StatusOf(string error) => error switch
    {
        "invalid_client" => 401,
        "access_denied" => 403,
        "server_error" => 500,
        "temporarily_unavailable" => 503,
        _ => 400,
    };

    private static Answer Error(string error, string description, int statusCode) => WithoutCaching(Answer.Json(statusCode, new JsonObject
    {
        ["error"] = error,
        ["error_description"] = description,
    }));

    private static Answer WithoutCaching(Answer answer)
    {
        answer.Headers["Cache-Control"] = "no-store";
        return answer;
    }
}
