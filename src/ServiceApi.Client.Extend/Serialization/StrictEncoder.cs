using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace ServiceApi.Client.Extend;

/// <summary>Leaves text as it is as far as JSON allows, and refuses text that is not well-formed, for which others write U+FFFD.</summary>
internal sealed class StrictEncoder : JavaScriptEncoder
{
    private const char FirstSurrogate = '\uD800';
    private const char LastSurrogate = '\uDFFF';

    public static StrictEncoder Instance { get; } = new();

    public override int MaxOutputCharactersPerInputCharacter => UnsafeRelaxedJsonEscaping.MaxOutputCharactersPerInputCharacter;

    /// <summary>Whether every surrogate in a text is part of a pair.</summary>
    public static bool CanEncode(ReadOnlySpan<char> text)
    {
        for (int index; (index = text.IndexOfAnyInRange(FirstSurrogate, LastSurrogate)) >= 0; text = text[(index + 2)..])
        {
            if (index + 1 == text.Length || !char.IsSurrogatePair(text[index], text[index + 1]))
            {
                return false;
            }
        }

        return true;
    }

    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength) =>
        CanEncode(new(text, textLength)) ? UnsafeRelaxedJsonEscaping.FindFirstCharacterToEncode(text, textLength) : throw NotWellFormed();

    public override int FindFirstCharacterToEncodeUtf8(ReadOnlySpan<byte> utf8Text) =>
        Utf8.IsValid(utf8Text) ? UnsafeRelaxedJsonEscaping.FindFirstCharacterToEncodeUtf8(utf8Text) : throw NotWellFormed();

    public override OperationStatus Encode(ReadOnlySpan<char> source, Span<char> destination, out int charsConsumed, out int charsWritten, bool isFinalBlock = true) =>
        UnsafeRelaxedJsonEscaping.Encode(source, destination, out charsConsumed, out charsWritten, isFinalBlock);

    public override OperationStatus EncodeUtf8(ReadOnlySpan<byte> utf8Source, Span<byte> utf8Destination, out int bytesConsumed, out int bytesWritten, bool isFinalBlock = true) =>
        UnsafeRelaxedJsonEscaping.EncodeUtf8(utf8Source, utf8Destination, out bytesConsumed, out bytesWritten, isFinalBlock);

    public override unsafe bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten) =>
        UnsafeRelaxedJsonEscaping.TryEncodeUnicodeScalar(unicodeScalar, buffer, bufferLength, out numberOfCharactersWritten);

    public override bool WillEncode(int unicodeScalar) => UnsafeRelaxedJsonEscaping.WillEncode(unicodeScalar);

    private static JsonException NotWellFormed() => new("A text is not well-formed: it holds half of a surrogate pair, or bytes that are no UTF-8.");
}
