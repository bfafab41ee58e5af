using System.Text;

namespace ServiceApi.Client.Testing;

/// <content>Faults that are often wanted; narrow them with a <c>with</c> expression.</content>
public sealed partial record Fault
{
    private const int Ok = 200;

    /// <summary>The service says, in the shape of Amazon's errors, that the access token has expired, although it has not.</summary>
    /// <param name="statusCode">403, or 401, which occurs too.</param>
    /// <returns>The fault.</returns>
    public static Fault ExpiredToken(int statusCode = 403) =>
        new() { StatusCode = statusCode, Body = ErrorAnswers.TokenExpired(statusCode).Body };

    /// <summary>
    /// The token endpoint answers with one of the errors of Login with Amazon. They have the shape of OAuth, as Extend's have:
    /// set <see cref="Operation"/> to <see cref="ServiceApiSandbox.ExtendTokenOperation"/> for its endpoint.
    /// </summary>
    /// <param name="error">The error, such as <c>invalid_grant</c>.</param>
    /// <returns>The fault, for the token endpoint.</returns>
    public static Fault TokenError(string error)
    {
        ArgumentException.ThrowIfNullOrEmpty(error);
        var answer = TokenAnswers.Error(error, "The sandbox was told to answer so.");
        return new() { Operation = ServiceApiSandbox.TokenOperation, StatusCode = answer.StatusCode, Body = answer.Body };
    }

    /// <summary>A proxy answers with a page in HTML.</summary>
    /// <param name="statusCode">The status, 200 to 599.</param>
    /// <returns>The fault.</returns>
    public static Fault Html(int statusCode = 502)
    {
        var answer = ErrorAnswers.Html(statusCode, "The request could not be satisfied.");
        return new() { StatusCode = statusCode, Body = answer.Body, Headers = answer.Headers };
    }

    /// <summary>A success whose JSON stops in the middle, although the body is as long as its headers say.</summary>
    /// <returns>The fault.</returns>
    public static Fault TruncatedJson() =>
        new() { StatusCode = Ok, Body = "{\"payload\":{\"totalResultSize\":1,\"jobs\":[{\"serviceJobId\":\"00"u8.ToArray() };

    /// <summary>A success whose body is neither JSON nor text.</summary>
    /// <returns>The fault.</returns>
    public static Fault Garbage() =>
        new() { StatusCode = Ok, Body = new byte[] { 0x00, 0xFF, 0xFE, 0xC3, 0x28, 0x7B, 0x22, 0x80 } };

    /// <summary>A success with a body of well-formed JSON that is far longer than any answer should be.</summary>
    /// <param name="length">How many bytes the body has; at least 20.</param>
    /// <returns>The fault.</returns>
    public static Fault Oversized(int length)
    {
        const string Opening = "{\"padding\":\"";
        const string Closing = "\"}";
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 20);
        var body = new byte[length];
        body.AsSpan().Fill((byte)'x');
        Encoding.ASCII.GetBytes(Opening, body);
        Encoding.ASCII.GetBytes(Closing, body.AsSpan(length - Closing.Length));
        return new() { StatusCode = Ok, Body = body };
    }
}
