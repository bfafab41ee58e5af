using System.Globalization;
using System.Text;

namespace ServiceApi.Client.Docs.Tests;

/// <summary>A block of C# on a page: where it begins, and its text.</summary>
internal sealed record Snippet(int Line, string Code)
{
    private const string Fence = "```";

    public static IEnumerable<Snippet> ReadAll(string page)
    {
        var lines = Pages.Read(page).Split('\n');
        for (var index = 0; index < lines.Length; index++)
        {
            if (!lines[index].StartsWith(Fence, StringComparison.Ordinal))
            {
                continue;
            }

            var end = Array.FindIndex(lines, index + 1, line => line.StartsWith(Fence, StringComparison.Ordinal));
            if (lines[index].StartsWith(Fence + "csharp", StringComparison.Ordinal))
            {
                yield return new Snippet(index + 2, string.Join('\n', lines[(index + 1)..end]));
            }

            index = end;
        }
    }

    /// <summary>The block as a method's body, among names that the pages take for granted; errors are reported on the page's own lines.</summary>
    public string AsProgram(string page)
    {
        var prelude = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Prelude.txt"));
        return new StringBuilder(prelude)
            .Append(CultureInfo.InvariantCulture, $"#line {Line} \"{page}\"\n")
            .Append(Code)
            .Append("\n#line default\n    }\n}\n")
            .ToString();
    }
}
