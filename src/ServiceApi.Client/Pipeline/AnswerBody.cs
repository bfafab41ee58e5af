using System.Text;
using System.Text.Json;

namespace ServiceApi.Client.Pipeline;

/// <summary>What a body is, where no type says what it should be.</summary>
internal static class AnswerBody
{
    /// <summary>Whether it is empty, or blank.</summary>
    public static bool IsNothing(ReadOnlySpan<byte> body) => body.TrimStart(" \r\n\t"u8).IsEmpty;

    /// <summary>Whether it is a page of HTML.</summary>
    public static bool IsPage(ReadOnlySpan<byte> body)
    {
        var text = body.TrimStart(" \r\n\t\uFEFF"u8);
        return StartsWith(text, "<!doctype html"u8) || StartsWith(text, "<html"u8);
    }

    /// <summary>Whether it is JSON from its beginning to its end.</summary>
    public static bool IsJson(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            while (reader.Read())
            {
                // Reading is all there is to it.
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool StartsWith(ReadOnlySpan<byte> text, ReadOnlySpan<byte> beginning) =>
        text.Length >= beginning.Length && Ascii.EqualsIgnoreCase(text[..beginning.Length], beginning);
}
