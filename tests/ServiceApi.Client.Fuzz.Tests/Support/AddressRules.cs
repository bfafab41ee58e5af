using System.Text;

namespace ServiceApi.Client.Fuzz.Tests.Support;

/// <summary>What a server that decodes by RFC 3986 gets of a value.</summary>
internal static class AddressRules
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Each value is one segment, or one pair of the query, and is what was given.</summary>
    public static void Check(string pathAndQuery, string value)
    {
        Assert.False(pathAndQuery.AsSpan().ContainsAnyExceptInRange('!', '~'));
        var parts = pathAndQuery.Split('?');
        var segments = parts[0].Split('/');
        var pairs = parts[1].Split('&');

        Assert.Equal((2, 7, 2), (parts.Length, segments.Length, pairs.Length));
        Assert.Equal((value, value), (Decode(segments[4]), Decode(segments[6])));
        Assert.False(segments[4] is "." or "..");
        Assert.Equal(("a%26b", value, "last=1"), (pairs[0].Split('=')[0], Decode(Assert.Single(pairs[0].Split('=')[1..])), pairs[1]));
    }

    private static string Decode(string escaped)
    {
        var bytes = new byte[escaped.Length];
        var length = 0;
        for (var at = 0; at < escaped.Length; at++)
        {
            bytes[length++] = escaped[at] == '%' ? Convert.FromHexString(escaped.AsSpan(at + 1, 2))[0] : (byte)escaped[at];
            at += escaped[at] == '%' ? 2 : 0;
        }

        return Strict.GetString(bytes, 0, length);
    }
}
