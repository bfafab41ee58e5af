using System.Text;

namespace ServiceApi.Client.Fuzz.Tests.Mutation;

/// <summary>What readers have been known to stumble over.</summary>
internal static class Pieces
{
    private static readonly string[] JsonValues =
    [
        "null", "true", "false", "{}", "[]", "[null]", "[{}]", "\"\"", "{\"\":\"\"}", "{\"x\":{\"y\":[1,2]}}", "[[],[[]]]",
        "0", "-0", "-1", "5.0", "5e0", "5.5", "\"5\"", "1e999", "-1e999", "1e-999", "2147483648", "9223372036854775808", "79228162514264337593543950336", "\"Infinity\"", "\"NaN\"",
        "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u0000\"", "\"\\ud83d\\ude00\"", "\"\u00A0\"", "\"\uFFFD\"", "{\"\\ud800\":1}", "{\"\\ud800errors\":[]}",
        "\"2021-04-04T01:0:00Z\"", "\"2024-02-30T00:00:00Z\"", "\"9999-12-31T23:59:59.9999999-14:00\"", "\"0001-01-01T00:00:00+14:00\"", "\"2024-02-29T24:00:00Z\"", "\"2024-02-09\"",
        "\"UNHEARD_OF\"", "\"WARNING\"", "253402300799999", "253402300800000", "-62135596800001", "1777912200250.7",
        "[{\"code\":\"C\",\"errorLevel\":\"WARNING\"}]", "[{\"code\":\"C\"}]", "{\"reservation\":{\"reservationId\":\"457\"}}", $"{new string('[', 40)}{new string(']', 40)}",
    ];

    private static readonly string[] JsonParts =
    [
        "\"\\q\"", "\"\\u12\"", "NaN", "-", "00", "tru", "\"unclosed", "\"\\ud800\":1,", "\"errors\":[{\"code\":\"C\"}],", "\"errors\":null,", "\"payload\":null,", "\"payload\":{},", ",\"x\":{\"y\":[1,2]}",
        new('[', 70), string.Concat(Enumerable.Repeat("{\"a\":", 70)), $"{new string('[', 60)}{new string(']', 60)}",
    ];

    private static readonly string[] Text =
    [
        "\r\n", "\r\nX-Injected: 1", "\t", "\0", "\u007F", "\u0085", "\u2028", "\uFEFF", "é", "😀", "%", "%2F", "%00", "%zz", "/", "//", "../", ".", "..", "?", "#", "&", "=", "+", ",", ";", ":", "@", " ", "\\", "|",
        "Wed, 21 Oct 2099 07:28:00 GMT", "120", "-1", "0", "99999999999", "1.5", "1e5", "http://", "https://user:pass@", "file:///", "127.0.0.1", "-----BEGIN PUBLIC KEY-----", "=====", "AAAA",
    ];

    private static readonly byte[][] NoText = [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE2, 0x82], [0xEF, 0xBB, 0xBF], [0x00, 0xD8], [0x00, 0xDC]];

    /// <summary>What can stand in the place of a value.</summary>
    public static IReadOnlyList<byte[]> Values { get; } = [.. JsonValues.Select(Encoding.UTF8.GetBytes)];

    private static readonly Dictionary<char, byte[][]> ByKind = Values.GroupBy(value => KindOf((char)value[0])).ToDictionary(kind => kind.Key, kind => kind.ToArray());

    public static IReadOnlyList<byte[]> All { get; } = [.. Values, .. JsonParts.Concat(Text).Select(Encoding.UTF8.GetBytes), .. NoText];

    /// <summary>Values of the kind of the one that begins so.</summary>
    public static IReadOnlyList<byte[]> ValuesLike(char first) => ByKind[KindOf(first)];

    private static char KindOf(char first) => first switch
    {
        '"' or '{' or '[' => first,
        '-' or (>= '0' and <= '9') => '0',
        _ => 'n',
    };
}
