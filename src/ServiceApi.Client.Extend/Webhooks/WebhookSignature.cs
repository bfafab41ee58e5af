using System.Buffers.Text;

namespace ServiceApi.Client.Extend;

/// <summary>Reads the header of a signature.</summary>
internal static class WebhookSignature
{
    private const int FewestBytes = WebhookKey.FewestBits / 8;
    private const int MostBytes = WebhookKey.MostBits / 8;

    /// <summary>
    /// The signature's bytes, as long as those of a key that is allowed; null when there are none. A signature has one text only:
    /// base64 with its padding, without white space, and with nothing in the bits that stand for no byte.
    /// </summary>
    public static byte[]? Decode(string? text) =>
        text is { Length: > 0 }
        && text.Length <= LengthOf(MostBytes)
        && Base64.IsValid(text, out var bytes)
        && bytes is >= FewestBytes and <= MostBytes
        && text.Length == LengthOf(bytes)
            ? Convert.FromBase64String(text)
            : null;

    private static int LengthOf(int bytes) => (bytes + 2) / 3 * 4;
}
