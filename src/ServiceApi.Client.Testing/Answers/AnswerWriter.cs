using Microsoft.AspNetCore.Http;

namespace ServiceApi.Client.Testing;

internal static class AnswerWriter
{
    private static readonly byte[] Spaces = Enumerable.Repeat((byte)' ', 16 * 1024).ToArray();

    /// <summary>Writes an answer whose body does not end before the client hangs up.</summary>
    public static async Task WriteEndlesslyAsync(HttpContext context, Answer answer, CancellationToken cancellationToken)
    {
        answer.Headers["Transfer-Encoding"] = "chunked";
        await WriteAsync(context, answer, cancellationToken).ConfigureAwait(false);
        while (answer.StatusCode is not (204 or 304))
        {
            await context.Response.Body.WriteAsync(Spaces, cancellationToken).ConfigureAwait(false);
        }
    }

    public static async Task WriteAsync(HttpContext context, Answer answer, CancellationToken cancellationToken)
    {
        var response = context.Response;
        response.StatusCode = answer.StatusCode;
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers[name] = value;
        }

        // A fault may ask for chunks, which hide how long the body is; Kestrel makes them when it is told no length
        if (!response.Headers.Remove("Transfer-Encoding") && answer.StatusCode is not (204 or 304))
        {
            response.ContentLength ??= answer.Body.Length;
        }

        if (answer.Body.Length > 0)
        {
            await response.Body.WriteAsync(answer.Body, cancellationToken).ConfigureAwait(false);
        }
    }
}
