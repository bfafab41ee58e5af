using Microsoft.AspNetCore.Http;

namespace ServiceApi.Client.Testing;

internal static class AnswerWriter
{
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
