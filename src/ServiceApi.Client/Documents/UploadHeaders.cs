using System.Buffers;
using System.Collections.ObjectModel;
using System.Text.Json;

namespace ServiceApi.Client.Documents;

/// <summary>The headers that an upload destination wants to see, whose values are not always texts.</summary>
internal static class UploadHeaders
{
    private const string ContentType = "Content-Type";

    /// <summary>What the transport writes by itself, from the address and the content.</summary>
    private static readonly string[] OfTheTransport = ["Connection", "Content-Length", "Host", "Transfer-Encoding"];

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>Reads the headers.</summary>
    /// <param name="answered">What the service answered.</param>
    /// <param name="mediaType">The Content-Type that is sent when the answer names none; null when this client does not know it.</param>
    /// <param name="tokenHeader">The header of access tokens, which have no business at the document store.</param>
    /// <param name="headers">What to send.</param>
    /// <returns>What is wrong with them, in words that hold nothing of them; null when they can be sent.</returns>
    public static string? Read(
        IReadOnlyDictionary<string, JsonElement>? answered, string? mediaType, string tokenHeader, out IReadOnlyDictionary<string, string> headers)
    {
        var read = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        headers = read;
        foreach (var (name, value) in answered ?? ReadOnlyDictionary<string, JsonElement>.Empty)
        {
            if (name.Equals(tokenHeader, StringComparison.OrdinalIgnoreCase))
            {
                return "the upload destination wants the access token, which it must not have";
            }

            if (value.ValueKind == JsonValueKind.Null || OfTheTransport.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                continue;
            }

            if (!IsName(name) || Text(value) is not { } text || text.AsSpan().ContainsAnyExceptInRange(' ', '~') || !read.TryAdd(name, text))
            {
                return "one of the upload destination's headers cannot be sent";
            }
        }

        if (mediaType is not null)
        {
            read.TryAdd(ContentType, mediaType);
        }

        return read.ContainsKey(ContentType) ? null : "the upload destination has no Content-Type, and this client does not know that of the document";
    }

    private static bool IsName(string name) => name.Length > 0 && !name.AsSpan().ContainsAnyExcept(NameCharacters);

    private static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
                JsonValueKind.Array when value.EnumerateArray().All(part => part.ValueKind == JsonValueKind.String) => string.Join(", ", value.EnumerateArray()),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            return null; // half of a surrogate pair, or bytes that are no UTF-8
        }
    }
}
