using System.Globalization;
using System.Text;

namespace ServiceApi.Client.Testing;

/// <summary>
/// Where a page begins, as a text that tells nothing. Like some of Amazon's it holds slashes, a plus and an escape of its
/// own (<c>%3D</c>), so that a client that does not escape it, or does so twice, is refused.
/// </summary>
internal static class PageToken
{
    private const string Start = "+/";
    private const string End = "%3D%3D";

    public static string Make(int offset)
    {
        // One byte more than a multiple of three: Base64 then ends in two equals signs
        var text = $"from:{offset.ToString("D8", CultureInfo.InvariantCulture)}";
        return Start + Convert.ToBase64String(Encoding.ASCII.GetBytes(text))[..^2] + End;
    }

    public static bool TryRead(string token, out int offset)
    {
        offset = 0;
        Span<byte> text = stackalloc byte[13];
        return token.StartsWith(Start, StringComparison.Ordinal)
            && token.EndsWith(End, StringComparison.Ordinal)
            && Convert.TryFromBase64String(token[Start.Length..^End.Length] + "==", text, out var length)
            && length == text.Length
            && text.StartsWith("from:"u8)
            && int.TryParse(text["from:"u8.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out offset);
    }
}
