using System.Text.RegularExpressions;

namespace ServiceApi.Client.Testing;

/// <summary>
/// The platform's rule for <c>user-agent</c>: <c>App/Version (Language=…; Key=Value)</c>, the language required, 500
/// characters at most, and a backslash before every character that would end the part it stands in.
/// </summary>
internal static partial class UserAgentRule
{
    private const int MostCharacters = 500;

    public static bool IsKept(string? userAgent) =>
        userAgent is { Length: <= MostCharacters }
        && Form.Match(userAgent) is { Success: true } match
        && match.Groups["name"].Captures.Any(name => name.Value == "Language");

    [GeneratedRegex(
        @"^([^\\/]|\\.)+/([^\\(]|\\.)+ \((?<name>([^\\=;)]|\\.)+)=([^\\;)]|\\.)+(; ?(?<name>([^\\=;)]|\\.)+)=([^\\;)]|\\.)+)*\)\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form { get; }
}
