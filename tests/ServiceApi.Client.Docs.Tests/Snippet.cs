using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ServiceApi.Client.Docs.Tests;

/// <summary>A block of C# on a page: where it begins, its text, and what its fence says of it.</summary>
internal sealed partial record Snippet(int Line, string Code, SnippetKind Kind = SnippetKind.Runs)
{
    private const string Fence = "```";

    // What the SDK adds to a console app or a library
    private const string ImplicitUsings = """
        global using global::System;
        global using global::System.Collections.Generic;
        global using global::System.IO;
        global using global::System.Linq;
        global using global::System.Net.Http;
        global using global::System.Threading;
        global using global::System.Threading.Tasks;

        """;

    /// <summary>What it is said to print: a word in a comment behind <c>Console.WriteLine</c>.</summary>
    public IEnumerable<string> Promises => Promise().Matches(Code).Select(match => match.Groups["printed"].Value);

    public static IEnumerable<Snippet> ReadAll(string page) => Read(Pages.Read(page));

    public static IEnumerable<Snippet> Read(string text)
    {
        var lines = text.Split('\n');
        for (var index = 0; index < lines.Length; index++)
        {
            if (!lines[index].StartsWith(Fence, StringComparison.Ordinal))
            {
                continue;
            }

            var end = Array.FindIndex(lines, index + 1, line => line.StartsWith(Fence, StringComparison.Ordinal));
            if (lines[index].StartsWith(Fence + "csharp", StringComparison.Ordinal))
            {
                yield return new Snippet(index + 2, string.Join('\n', lines[(index + 1)..end]), KindOf(lines[index]));
            }

            index = end;
        }
    }

    /// <summary>The block as a method's body, or as a file's types, among names that the pages take for granted, or as a file; errors are reported on the page's own lines.</summary>
    public string AsProgram(string page)
    {
        var prelude = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Prelude.txt"));
        var usings = prelude[..prelude.IndexOf("public sealed class", StringComparison.Ordinal)];
        var (before, after) = Kind switch
        {
            SnippetKind.IsFile => (ImplicitUsings, "\n"),
            SnippetKind.DeclaresTypes => (usings, "\n"),
            _ => (prelude, "\n#line default\n    }\n}\n"),
        };
        return new StringBuilder(before)
            .Append(CultureInfo.InvariantCulture, $"#line {Line} \"{page}\"\n")
            .Append(Code)
            .Append(after)
            .ToString();
    }

    private static SnippetKind KindOf(string fence) => fence[(Fence.Length + "csharp".Length)..] switch
    {
        "" => SnippetKind.Runs,
        " no-run" => SnippetKind.OnlyCompiles,
        " types" => SnippetKind.DeclaresTypes,
        " file" => SnippetKind.IsFile,
        var other => throw new FormatException($"A block of C# is marked as{other}, which says nothing."),
    };

    [GeneratedRegex(@"Console\.WriteLine\(.*\); // (?<printed>\w+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Promise();
}
