using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;

namespace ServiceApi.Client;

/// <summary>
/// An answer as it came, for operations and errors whose bodies the service does not document. It may hold personal data:
/// neither its own text for people nor any exception's message repeats what it says.
/// </summary>
[DebuggerDisplay("{StatusCode}, {Text.Length} characters")]
public sealed class RawResponse
{
    /// <summary>Makes an answer.</summary>
    /// <param name="statusCode">The status.</param>
    /// <param name="text">The body; empty when there was none.</param>
    /// <param name="isTruncated">Whether the body went on beyond the text.</param>
    public RawResponse(HttpStatusCode statusCode, string text, bool isTruncated = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        StatusCode = statusCode;
        Text = text;
        IsTruncated = isTruncated;
        Json = Parse(text);
    }

    /// <summary>The status.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The body, read as UTF-8; empty when there was none.</summary>
    public string Text { get; }

    /// <summary>The body as JSON; null when it is none.</summary>
    public JsonElement? Json { get; }

    /// <summary>Whether the body went on beyond <see cref="Text"/>, which holds the first 64 KiB of an error's.</summary>
    public bool IsTruncated { get; }

    /// <summary>The status and the length: nothing of what the answer says.</summary>
    /// <returns>A text for people.</returns>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(int)StatusCode}, {Text.Length} characters");

    internal static RawResponse Of(HttpStatusCode status, ReadOnlySpan<byte> body, bool isTruncated)
    {
        var mark = body.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        return new(status, Encoding.UTF8.GetString(body[mark..]), isTruncated);
    }

    private static JsonElement? Parse(string text)
    {
        try
        {
            // JsonElement.Parse keeps a pooled buffer for good when it throws.
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            return null; // no JSON, or no text
        }
    }
}
