using System.Text.RegularExpressions;

namespace ServiceApi.Client.Docs.Tests;

/// <summary>The headings of a page, and the ids that GitHub gives them.</summary>
internal static partial class Headings
{
    public static IReadOnlySet<string> IdsOf(string text)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match heading in Heading().Matches(Fenced().Replace(text, "")))
        {
            var id = IdOf(heading.Groups["text"].Value);
            for (var (number, free) = (1, id); !ids.Add(free); number++)
            {
                free = $"{id}-{number}";
            }
        }

        return ids;
    }

    // Small letters, digits, hyphens and underscores of what is read; a hyphen for each space
    private static string IdOf(string heading) =>
        string.Concat(LinkTarget().Replace(heading, "]").ToLowerInvariant().Where(character => char.IsLetterOrDigit(character) || character is ' ' or '-' or '_')).Replace(' ', '-');

    [GeneratedRegex("^```.*?^```$", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fenced();

    [GeneratedRegex("^#{1,6} +(?<text>.+?) *$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\]\([^)]*\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LinkTarget();
}
