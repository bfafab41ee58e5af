using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ServiceApi.Client.Testing;

/// <summary>An answer before it is written.</summary>
internal sealed class Answer(int statusCode, ReadOnlyMemory<byte> body = default)
{
    // Letters beyond ASCII and the plus of a phone number are sent as they are, so that a test finds them in the bytes
    private static readonly JsonWriterOptions AsItStands = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public int StatusCode { get; } = statusCode;

    public ReadOnlyMemory<byte> Body { get; } = body;

    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    public static Answer Json(int statusCode, JsonNode body)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text, AsItStands))
        {
            body.WriteTo(writer);
        }

        return Of(statusCode, "application/json", text.ToArray());
    }

    /// <summary>The same answer, compressed.</summary>
    public Answer ToCompressed()
    {
        if (Body.IsEmpty)
        {
            return this;
        }

        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Body.Span);
        }

        var answer = new Answer(StatusCode, compressed.ToArray()) { Headers = { ["Content-Encoding"] = "gzip" } };
        foreach (var (name, value) in Headers)
        {
            answer.Headers.TryAdd(name, value);
        }

        return answer;
    }

    public static Answer Of(int statusCode, string contentType, ReadOnlyMemory<byte> body) =>
        new(statusCode, body) { Headers = { ["Content-Type"] = contentType } };
}
